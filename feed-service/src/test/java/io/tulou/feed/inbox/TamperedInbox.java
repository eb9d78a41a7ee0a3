package io.tulou.feed.inbox;

/** Inboxes as they should never be read. */
public final class TamperedInbox {
  private TamperedInbox() {}

  /** Every id twice. */
  public static Inbox doubled(Inbox inbox) {
    var ids = inbox.ids();
    var twice = new long[2 * ids.length];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = ids[i / 2];
    }
    return new Inbox(inbox.header(), twice, inbox.entries());
  }
}
