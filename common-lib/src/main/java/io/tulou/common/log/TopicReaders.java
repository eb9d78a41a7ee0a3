package io.tulou.common.log;

import io.tulou.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/** Opens topics for reading beside the groups that live on them. */
public final class TopicReaders {
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final ConsumerFactory<String, byte[]> consumers;
  private final TopicNames names;

  TopicReaders(ConsumerFactory<String, byte[]> consumers, TopicNames names) {
    this.consumers = consumers;
    this.names = names;
  }

  /**
   * What lies between two marks now.
   *
   * @param to null for the present end
   * @throws IllegalArgumentException if a mark names a partition that is not there
   */
  public Stretch stretch(Topic topic, Mark from, @Nullable Mark to) {
    try (var consumer = consumers.createConsumer()) {
      var all =
          consumer.partitionsFor(names.of(topic), LOOK).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      // The client warns of every partition it is asked about and has not.
      consumer.assign(all);
      var begins = byNumber(consumer.beginningOffsets(all, LOOK));
      var ends = byNumber(consumer.endOffsets(all, LOOK));
      var first = offsets(consumer, all, from, ends);
      var last = to == null ? ends : offsets(consumer, all, to, ends);
      var next = new TreeMap<Integer, Long>();
      var end = new TreeMap<Integer, Long>();
      first.forEach((partition, offset) -> {
        if (last.containsKey(partition)) {
          long begin = begins.getOrDefault(partition, 0L);
          long stop = Math.min(last.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L));
          next.put(partition, Math.min(Math.max(offset, begin), Math.max(stop, begin)));
          end.put(partition, Math.max(stop, begin));
        }
      });
      return new Stretch(next, end);
    }
  }

  /** From the ends as they are now, for what will be appended. */
  public Stretch atEnd(Topic topic) {
    var all = stretch(topic, new Mark.Time(Instant.EPOCH), null);
    return new Stretch(all.end(), all.end());
  }

  /** The same stretch, up to where the topic ends now. */
  public Stretch extended(Topic topic, Stretch stretch) {
    return stretch(topic, new Mark.Offsets(stretch.next()), null);
  }

  public TopicReader open(Topic topic, Stretch stretch) {
    return new TopicReader(consumers.createConsumer(), names.of(topic), stretch);
  }

  private static Map<Integer, Long> offsets(
      Consumer<String, byte[]> consumer,
      Collection<TopicPartition> all,
      Mark mark,
      Map<Integer, Long> ends) {
    return switch (mark) {
      case Mark.Offsets(var byPartition) -> {
        if (!ends.keySet().containsAll(byPartition.keySet())) {
          throw new IllegalArgumentException("the topic has partitions " + ends.keySet());
        }
        yield byPartition;
      }
      case Mark.Time(var at) -> {
        var times =
            all.stream().collect(Collectors.toMap(partition -> partition, _ -> at.toEpochMilli()));
        var offsets = new HashMap<>(ends);
        consumer
            .offsetsForTimes(times, LOOK)
            .forEach((partition, found) -> {
              if (found != null) {
                offsets.put(partition.partition(), found.offset());
              }
            });
        yield offsets;
      }
    };
  }

  private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue));
  }
}
