package io.tulou.local.server;

/** How much memory the platform may take. */
public enum Memory {
  /** For benchmarks: servers as they are where nothing else runs. */
  ROOMY("512m", "512m", "1G", "512M", 4000),
  NORMAL("512m", "384m", "128M", "64M", 2200),
  SMALL("320m", "256m", "48M", "64M", 1500);

  private final String elasticsearchHeap;
  private final String kafkaHeap;
  private final String bufferPool;
  private final String redoLog;
  private final long megabytes;

  Memory(
      String elasticsearchHeap,
      String kafkaHeap,
      String bufferPool,
      String redoLog,
      long megabytes) {
    this.elasticsearchHeap = elasticsearchHeap;
    this.kafkaHeap = kafkaHeap;
    this.bufferPool = bufferPool;
    this.redoLog = redoLog;
    this.megabytes = megabytes;
  }

  /** Megabytes that servers and services take together, about. */
  public long megabytes() {
    return megabytes;
  }

  String elasticsearchHeap() {
    return elasticsearchHeap;
  }

  String kafkaHeap() {
    return kafkaHeap;
  }

  String bufferPool() {
    return bufferPool;
  }

  String redoLog() {
    return redoLog;
  }
}
