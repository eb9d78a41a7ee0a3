package io.tulou.feed.inbox;

/** What is to be put in place of an inbox as it was seen. */
final class Rewriting {
  private final Inbox seen;
  private final Inbox.Header header;
  private final long[] ids;

  Rewriting(Inbox seen, Inbox.Header header, long[] ids) {
    this.seen = seen;
    this.header = header;
    this.ids = ids.clone();
  }

  /** The newest entries of an inbox that is built, at most that many. */
  static Rewriting cut(Inbox seen, int cap, long token) {
    var old = seen.header();
    var kept = seen.below(Long.MAX_VALUE, cap);
    long from =
        kept.length < cap
            ? old.completeFrom()
            : Math.max(old.completeFrom(), kept[kept.length - 1]);
    var header = new Inbox.Header(from, old.tiesVersion(), old.builtAtMillis(), token);
    return new Rewriting(seen, header, kept);
  }

  Inbox seen() {
    return seen;
  }

  Inbox.Header header() {
    return header;
  }

  long[] ids() {
    return ids.clone();
  }
}
