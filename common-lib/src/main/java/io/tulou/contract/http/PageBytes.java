package io.tulou.contract.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A page of comments, as it travels from the service to the door: the public JSON with gaps where
 * members belong, the viewer's reactions apart from it so that the page is the same for all, and at
 * the end a table of the gaps. The door goes through it once and copies.
 *
 * <p>Layout, numbers big-endian: page; reactions; for each gap its place in the page (4 bytes) and
 * the member (8 bytes, its complement for a mention); length of the page, length of the reactions
 * or -1 where there are none to be told, gaps, rows (4 bytes each).
 */
public final class PageBytes {
  /** Between the services only. */
  public static final String MEDIA_TYPE = "application/vnd.tulou.page";

  private static final int GAP = Integer.BYTES + Long.BYTES;
  private static final int TAIL = 4 * Integer.BYTES;
  private static final byte[] NONE = {};

  private final byte[] bytes;
  private final ByteBuffer in;
  private final int pageLength;
  private final int reactionsLength;
  private final int gaps;
  private final int rows;

  /**
   * Reads a page.
   *
   * @param bytes not to be changed any more
   * @throws IllegalArgumentException if it is none, or not whole
   */
  public PageBytes(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
    int tail = bytes.length - TAIL;
    if (tail < 0) {
      throw new IllegalArgumentException("no page in " + bytes.length + " bytes");
    }
    this.pageLength = in.getInt(tail);
    this.reactionsLength = in.getInt(tail + 4);
    this.gaps = in.getInt(tail + 8);
    this.rows = in.getInt(tail + 12);
    if (pageLength < 0
        || gaps < 0
        || (long) pageLength + Math.max(0, reactionsLength) + (long) GAP * gaps != tail) {
      throw new IllegalArgumentException("the parts do not make up " + bytes.length + " bytes");
    }
  }

  /**
   * Puts one together.
   *
   * @param page with a gap at each of those places, in their order
   * @param members who belongs there, as authors or as {@link #mention}
   */
  public static PageBytes of(
      byte[] page, byte @Nullable [] reactions, int[] at, long[] members, int rows) {
    var own = reactions == null ? NONE : reactions;
    var out = ByteBuffer.allocate(page.length + own.length + GAP * at.length + TAIL);
    out.put(page).put(own);
    for (int i = 0; i < at.length; i++) {
      out.putInt(at[i]).putLong(members[i]);
    }
    out.putInt(page.length).putInt(reactions == null ? -1 : own.length);
    out.putInt(at.length).putInt(rows);
    return new PageBytes(out.array());
  }

  /** A member in the place of a mention. */
  public static long mention(long member) {
    return ~member;
  }

  /** The same for a viewer with other reactions. */
  public PageBytes with(byte @Nullable [] reactions) {
    var own = reactions == null ? NONE : reactions;
    int behind = pageLength + Math.max(0, reactionsLength);
    var out = ByteBuffer.allocate(bytes.length - behind + pageLength + own.length);
    out.put(bytes, 0, pageLength).put(own).put(bytes, behind, bytes.length - behind);
    out.putInt(out.limit() - TAIL + 4, reactions == null ? -1 : own.length);
    return new PageBytes(out.array());
  }

  /** As it travels; shared, not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** Comments on the page, replies among them. */
  public int rows() {
    return rows;
  }

  /** A JSON object of reactions by comment id; null where the viewer has none to be told. */
  public byte @Nullable [] reactions() {
    return reactionsLength < 0
        ? null
        : Arrays.copyOfRange(bytes, pageLength, pageLength + reactionsLength);
  }

  /** Whom the page shows, authors and mentions, some more than once. */
  public LongStream members() {
    return LongStream.range(0, gaps)
        .map(gap -> member((int) gap))
        .map(member -> member < 0 ? ~member : member);
  }

  /** Whose comments it shows, some more than once. */
  public LongStream authors() {
    return LongStream.range(0, gaps).map(gap -> member((int) gap)).filter(member -> member >= 0);
  }

  /**
   * The page with every gap filled, without the reactions.
   *
   * @param author JSON of a member as an author
   * @param mention JSON of a member as one that is named
   */
  public byte[] fill(LongFunction<byte[]> author, LongFunction<byte[]> mention) {
    var fillings = new byte[gaps][];
    int length = pageLength;
    for (int gap = 0; gap < gaps; gap++) {
      long member = member(gap);
      fillings[gap] = member < 0 ? mention.apply(~member) : author.apply(member);
      length += fillings[gap].length;
    }
    var page = new byte[length];
    int read = 0;
    int written = 0;
    for (int gap = 0; gap < gaps; gap++) {
      int at = in.getInt(table() + GAP * gap);
      System.arraycopy(bytes, read, page, written, at - read);
      written += at - read;
      read = at;
      System.arraycopy(fillings[gap], 0, page, written, fillings[gap].length);
      written += fillings[gap].length;
    }
    System.arraycopy(bytes, read, page, written, pageLength - read);
    return page;
  }

  private int table() {
    return pageLength + Math.max(0, reactionsLength);
  }

  private long member(int gap) {
    return in.getLong(table() + GAP * gap + Integer.BYTES);
  }
}
