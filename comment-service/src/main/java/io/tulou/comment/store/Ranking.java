package io.tulou.comment.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order of a list by rank as it was at one moment, never changed. It may know the best only;
 * {@link #rest} names where all others are.
 */
public final class Ranking {
  /** The version of one that was read from the database, which may be newer than any. */
  public static final long UNKNOWN = 0;

  private static final int MOST_RANGES = 64;
  private static final int HEADER = 3 * Long.BYTES + 1;
  private static final int ENTRY = Long.BYTES + Integer.BYTES;

  private final long id;
  private final long version;
  private final long madeAtMillis;
  private final boolean whole;
  private final List<IndexMember> members;
  private final int[] floors;

  Ranking(long id, long version, long madeAtMillis, boolean whole, List<IndexMember> members) {
    this.id = id;
    this.version = version;
    this.madeAtMillis = madeAtMillis;
    this.whole = whole;
    this.members = List.copyOf(members);
    this.floors = members.stream().mapToInt(IndexMember::floor).sorted().toArray();
  }

  /** Stands for one that is lost: nobody is in it. */
  public static Ranking lost() {
    return new Ranking(0, UNKNOWN, 0, false, List.of());
  }

  /** A run of floors, both ends included. */
  public record Range(int lowest, int highest) {}

  /**
   * Where comments that are not in the ranking can be.
   *
   * @param ranges highest first, none empty
   * @param below floors below this come after the ranges; 1 if there are none
   */
  public record Rest(List<Range> ranges, int below) {}

  public long id() {
    return id;
  }

  public int size() {
    return members.size();
  }

  public long commentId(int rank) {
    return members.get(rank).commentId();
  }

  public int floor(int rank) {
    return members.get(rank).floor();
  }

  /** Above every floor if there are no members. */
  public int lowestFloor() {
    return floors.length == 0 ? Integer.MAX_VALUE : floors[0];
  }

  /** Whether nothing that was listed when the page was read is missing here. */
  public boolean holdsAllOf(IndexPages.Page page) {
    return whole && version != UNKNOWN && version >= page.version() && page.version() != UNKNOWN;
  }

  boolean isOf(long otherVersion) {
    return version != UNKNOWN && version == otherVersion;
  }

  long madeAtMillis() {
    return madeAtMillis;
  }

  int bytes() {
    return HEADER + ENTRY * members.size();
  }

  /** The runs of floors below a floor that no member has; a bounded number of them. */
  public Rest rest(int below) {
    var ranges = new ArrayList<Range>();
    int highest = below - 1;
    int found = Arrays.binarySearch(floors, highest);
    int next = found >= 0 ? found : -found - 2;
    while (highest >= 1 && ranges.size() < MOST_RANGES) {
      int member = next >= 0 ? floors[next] : 0;
      if (member < highest) {
        ranges.add(new Range(member + 1, highest));
      }
      highest = member - 1;
      next--;
    }
    return new Rest(ranges, Math.max(1, highest + 1));
  }

  byte[] pack() {
    var packed = ByteBuffer.allocate(bytes());
    packed.putLong(id).putLong(version).putLong(madeAtMillis).put((byte) (whole ? 1 : 0));
    members.forEach(member -> packed.putLong(member.commentId()).putInt(member.floor()));
    return packed.array();
  }

  static Ranking unpack(byte[] bytes) {
    var packed = ByteBuffer.wrap(bytes);
    long id = packed.getLong();
    long version = packed.getLong();
    long madeAt = packed.getLong();
    boolean whole = packed.get() == 1;
    var members = new ArrayList<IndexMember>(packed.remaining() / ENTRY);
    while (packed.remaining() >= ENTRY) {
      members.add(new IndexMember(packed.getLong(), packed.getInt()));
    }
    return new Ranking(id, version, madeAt, whole, members);
  }
}
