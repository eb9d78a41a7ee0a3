package io.tulou.history.entry;

import io.tulou.contract.SubjectRef;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the list of a history, which runs from the latest to the oldest.
 *
 * @param watchedAt in milliseconds
 * @param subjectHash orders what was watched in the same millisecond
 */
public record Position(Instant watchedAt, long subjectHash) implements Comparable<Position> {
  /** Before the latest entry. */
  public static final Position START =
      new Position(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

  private static final Comparator<Position> LATEST_FIRST =
      Comparator.comparing(Position::watchedAt).thenComparingLong(Position::subjectHash).reversed();

  public static Position of(Instant watchedAt, SubjectRef subject) {
    return new Position(watchedAt, hash(subject));
  }

  /** Before all that was watched at that time or earlier. */
  public static Position before(Instant watchedAt) {
    return new Position(watchedAt, Long.MAX_VALUE);
  }

  @Override
  public int compareTo(Position other) {
    return LATEST_FIRST.compare(this, other);
  }

  public boolean isAfter(Position other) {
    return compareTo(other) > 0;
  }

  /** 64 bits that never change for a subject: FNV-1a (Fowler, Noll, Vo) over its ASCII key. */
  public static long hash(SubjectRef subject) {
    long hash = 0xcbf29ce484222325L;
    var key = subject.key();
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
