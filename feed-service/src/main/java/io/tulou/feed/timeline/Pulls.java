package io.tulou.feed.timeline;

import io.tulou.feed.ids.NewestFirst;
import io.tulou.feed.post.AuthorOutboxes;

/** Where timelines pull from: the outboxes of some authors, and those of big accounts. */
final class Pulls {
  private final AuthorOutboxes outboxes;
  private final AuthorOutboxes bigOutboxes;
  private final Unpushed unpushed;

  /**
   * @param bigOutboxes asked only for posts that were not pushed
   */
  Pulls(AuthorOutboxes outboxes, AuthorOutboxes bigOutboxes, Unpushed unpushed) {
    this.outboxes = outboxes;
    this.bigOutboxes = bigOutboxes;
    this.unpushed = unpushed;
  }

  /** The same from the truth alone, where nobody knows what is pending. */
  Pulls straight() {
    return new Pulls(outboxes.straight(), outboxes.straight(), unpushed);
  }

  /** The newest posts of authors below an id. */
  long[] newest(long[] authors, long below, int count) {
    return outboxes.newest(authors, below, count);
  }

  /**
   * The newest between two ids that were not pushed, and perhaps some that were.
   *
   * @param authors ascending
   */
  long[] newestUnpushed(long[] authors, long from, long below, int count) {
    var big = unpushed.among(authors, from, below);
    return NewestFirst.from(bigOutboxes.newest(big, below, count), from);
  }
}
