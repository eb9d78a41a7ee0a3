package io.tulou.feed.inbox;

import io.tulou.feed.ids.NewestFirst;
import java.nio.ByteBuffer;

/**
 * One member's inbox as it stood when read: a header of four numbers, then packed ids in the order
 * they came, doubles among them.
 *
 * <p>Of the authors that the member followed at {@link Header#tiesVersion}, every post that was
 * pushed at all and is not below {@link Header#completeFrom} is in it. What is below that is not
 * worth anything.
 */
public final class Inbox {
  private static final int HEADER_BYTES = 4 * Long.BYTES;

  private final Header header;
  private final long[] ids;
  private final int entries;

  Inbox(Header header, long[] ids, int entries) {
    this.header = header;
    this.ids = ids;
    this.entries = entries;
  }

  /**
   * What an inbox says of itself.
   *
   * @param completeFrom lowest id from which it is complete; {@link #NOT_YET} while it is built
   * @param builtAtMillis when building it began, since 1970
   * @param token random; another with each rewriting
   */
  public record Header(long completeFrom, long tiesVersion, long builtAtMillis, long token) {
    /** Above every id: nothing of the inbox counts yet, though it takes what is pushed. */
    public static final long NOT_YET = Long.MAX_VALUE;

    public boolean isBuilt() {
      return completeFrom != NOT_YET;
    }
  }

  /** The inbox in those bytes; fails if they are none. */
  static Inbox parse(byte[] packed) {
    var in = ByteBuffer.wrap(packed);
    var header = new Header(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    int entries = in.remaining() / Long.BYTES;
    var arrived = new long[entries];
    in.asLongBuffer().get(arrived);
    return new Inbox(header, NewestFirst.of(arrived, entries, entries), entries);
  }

  static boolean isWellFormed(byte[] packed) {
    return packed.length >= HEADER_BYTES && packed.length % Long.BYTES == 0;
  }

  static byte[] pack(Header header, long[] ids) {
    var out = ByteBuffer.allocate(HEADER_BYTES + ids.length * Long.BYTES);
    out.putLong(header.completeFrom())
        .putLong(header.tiesVersion())
        .putLong(header.builtAtMillis())
        .putLong(header.token());
    out.asLongBuffer().put(ids);
    return out.array();
  }

  static byte[] pack(long[] ids) {
    var out = ByteBuffer.allocate(ids.length * Long.BYTES);
    out.asLongBuffer().put(ids);
    return out.array();
  }

  /** How long a packed inbox with that many entries is. */
  static int bytesOf(int entries) {
    return HEADER_BYTES + entries * Long.BYTES;
  }

  public Header header() {
    return header;
  }

  public boolean isBuilt() {
    return header.isBuilt();
  }

  /** Newest first, without doubles. */
  public long[] ids() {
    return ids.clone();
  }

  /** Those of value below an id, newest first, at most that many. */
  public long[] below(long id, int limit) {
    return NewestFirst.from(NewestFirst.below(ids, id, limit), header.completeFrom());
  }

  /** What came, doubles counted. */
  public int entries() {
    return entries;
  }

  int bytes() {
    return bytesOf(entries);
  }
}
