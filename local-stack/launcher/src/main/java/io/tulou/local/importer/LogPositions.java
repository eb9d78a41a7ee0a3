package io.tulou.local.importer;

import java.util.Map;

/** Where the topic of commands ends, and how far comment-job has come, by partition. */
interface LogPositions extends AutoCloseable {
  /**
   * The next offset of each partition that will be written.
   *
   * @throws PositionsUnknown if Kafka can't say now
   */
  Map<Integer, Long> ends() throws InterruptedException;

  /**
   * The next offset of each partition that will be applied; none where nothing has been yet.
   *
   * @throws PositionsUnknown if Kafka can't say now
   */
  Map<Integer, Long> applied() throws InterruptedException;

  @Override
  void close();

  /** Kafka can't say now; it may soon. */
  final class PositionsUnknown extends RuntimeException {
    PositionsUnknown(Throwable cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }
}
