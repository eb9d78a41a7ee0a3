package io.tulou.common.log;

import java.util.List;

/** Hears what a {@link LogFollower} reads, always on the one thread of the follower. */
public interface LogEar<T> {
  /**
   * Following begins, for the first time or after the place was lost.
   *
   * @param next the offset that comes next in each partition
   */
  void begin(long[] next);

  /**
   * Some records, in the order of each partition; those that are no messages are left out.
   *
   * @param next the offset that comes next in each partition after these
   */
  void hear(List<Heard<T>> records, long[] next);

  /** A record and where it lies. */
  record Heard<T>(int partition, LogRecord<T> record) {}
}
