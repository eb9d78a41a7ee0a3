package io.tulou.common.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a stretch of a topic, with a consumer of its own and without a group: nobody else's
 * position is touched, and where it is is the caller's to keep. For one thread.
 */
public final class TopicReader implements AutoCloseable {
  private final Consumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  TopicReader(Consumer<String, byte[]> consumer, String topic, Stretch stretch) {
    this.consumer = consumer;
    stretch.end().forEach((partition, end) -> ends.put(new TopicPartition(topic, partition), end));
    consumer.assign(ends.keySet());
    stretch
        .next()
        .forEach((partition, next) -> consumer.seek(new TopicPartition(topic, partition), next));
  }

  /** The next records before the end, in order within each partition; none if none came in time. */
  public List<ConsumerRecord<String, byte[]>> poll(Duration wait) {
    if (isAtEnd()) {
      return List.of();
    }
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var record : consumer.poll(wait)) {
      var end = ends.get(new TopicPartition(record.topic(), record.partition()));
      if (end != null && record.offset() < end) {
        records.add(record);
      }
    }
    var done = ends.keySet().stream().filter(this::isDone).toList();
    consumer.pause(done);
    return records;
  }

  public boolean isAtEnd() {
    return ends.keySet().stream().allMatch(this::isDone);
  }

  /** What is left of the stretch behind all that was polled. */
  public Stretch left() {
    var next = new TreeMap<Integer, Long>();
    var end = new TreeMap<Integer, Long>();
    ends.forEach((partition, to) -> {
      next.put(partition.partition(), Math.min(consumer.position(partition), to));
      end.put(partition.partition(), to);
    });
    return new Stretch(next, end);
  }

  private boolean isDone(TopicPartition partition) {
    var end = ends.get(partition);
    return end != null && consumer.position(partition) >= end;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
