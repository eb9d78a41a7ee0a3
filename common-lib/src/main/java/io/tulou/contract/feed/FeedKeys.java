package io.tulou.contract.feed;

/**
 * Every Redis key about feeds. All keys of one member share its hash tag, so that they lie in one
 * slot.
 *
 * <table>
 * <caption>Structures; the source of each is MySQL, and losing any costs a slower read</caption>
 * <tr><td>{@link #inbox}</td><td>string: header of what the inbox is complete from, then packed
 * big-endian ids of posts in the order they came; what grows above {@link #INBOX_MOST} is cut to
 * {@link #INBOX_CAP}</td></tr>
 * <tr><td>{@link #outbox}</td><td>string of the same form: the newest posts of an author; what
 * grows above {@link #OUTBOX_MOST} is cut to {@link #OUTBOX_CAP}</td></tr>
 * </table>
 */
public final class FeedKeys {
  /** Ids an inbox keeps when it is built or cut; older posts are pulled. */
  public static final int INBOX_CAP = 640;

  /** Ids an inbox may grow to: what fits the room it has, see {@code inbox-replace.lua}. */
  public static final int INBOX_MOST = 960;

  /** Ids the head of an author outbox keeps; older ones are read from the database. */
  public static final int OUTBOX_CAP = 100;

  /** Ids such a head may grow to. */
  public static final int OUTBOX_MOST = 180;

  private FeedKeys() {}

  public static String inbox(long memberId) {
    return "{m:" + memberId + "}:in";
  }

  public static String outbox(long authorId) {
    return "{m:" + authorId + "}:out";
  }
}
