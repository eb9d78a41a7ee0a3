package io.tulou.common.log;

import org.apache.kafka.common.TopicPartition;

/** Another worker has moved the applied position: this one has lost its partition. */
public final class Fenced extends RuntimeException {
  Fenced(TopicPartition partition, long expected) {
    super("%s is not at offset %d any more".formatted(partition, expected), null, false, false);
  }
}
