package io.tulou.local.server;

/** How much memory the platform may take. */
public enum Memory {
  NORMAL("512m", "384m", "128M", 2200),
  SMALL("320m", "256m", "48M", 1500);

  private final String elasticsearchHeap;
  private final String kafkaHeap;
  private final String bufferPool;
  private final long megabytes;

  Memory(String elasticsearchHeap, String kafkaHeap, String bufferPool, long megabytes) {
    this.elasticsearchHeap = elasticsearchHeap;
    this.kafkaHeap = kafkaHeap;
    this.bufferPool = bufferPool;
    this.megabytes = megabytes;
  }

  /** What servers and services take together, about. */
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
}
