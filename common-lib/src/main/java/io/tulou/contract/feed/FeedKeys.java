package io.tulou.contract.feed;

/**
 * Every Redis key about feeds. All keys of one member share its hash tag, so that they lie in one
 * slot.
 *
 * <table>
 * <caption>Structures; the source of each is MySQL, and losing any costs a slower read</caption>
 * <tr><td>{@link #inbox}</td><td>string: header of what the inbox is complete from, then packed
 * big-endian ids of posts in the order they came, at most twice {@link #INBOX_CAP} for
 * long</td></tr>
 * <tr><td>{@link #outbox}</td><td>string of the same form: the newest posts of an author, at most
 * twice {@link #OUTBOX_CAP} for long</td></tr>
 * </table>
 */
public final class FeedKeys {
  /** Ids an inbox keeps; older posts are pulled. */
  public static final int INBOX_CAP = 800;

  /** Ids the head of an author outbox keeps; older ones are read from the database. */
  public static final int OUTBOX_CAP = 100;

  private FeedKeys() {}

  public static String inbox(long memberId) {
    return "{m:" + memberId + "}:in";
  }

  public static String outbox(long authorId) {
    return "{m:" + authorId + "}:out";
  }
}
