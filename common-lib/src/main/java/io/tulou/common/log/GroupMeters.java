package io.tulou.common.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.tulou.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How far one group is behind its topic on this node, and how long records take to get through it.
 *
 * <p>A record counts as behind until its batch has been handled whole, so both gauges keep growing
 * while a worker waits for something that is away.
 */
final class GroupMeters {
  private final Clock clock;
  private final DistributionSummary batch;
  private final Timer handle;
  private final Timer delay;
  private final Map<TopicPartition, Behind> behind = new ConcurrentHashMap<>();

  GroupMeters(MeterRegistry meters, Clock clock, Topic topic, String groupId) {
    this.clock = clock;
    var tags = Tags.of("topic", topic.topicName(), "group", groupId);
    meters.gauge("tulou.log.lag", tags, this, GroupMeters::lag);
    TimeGauge.builder("tulou.log.age", this, TimeUnit.MILLISECONDS, GroupMeters::ageMillis)
        .tags(tags)
        .strongReference(true)
        .register(meters);
    this.batch = meters.summary("tulou.log.batch", tags);
    this.handle = meters.timer("tulou.log.handle", tags);
    this.delay =
        Timer.builder("tulou.log.delay").tags(tags).publishPercentileHistogram().register(meters);
  }

  /** Has one partition's records of a poll handled, and measures it. */
  void measure(
      Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> polled,
      Consumer<?, ?> consumer,
      Runnable handler) {
    polled.forEach((partition, records) -> begin(partition, records, consumer));
    handle.record(handler);
    polled.forEach((partition, records) -> end(partition, records, consumer));
  }

  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(behind::remove);
  }

  private void begin(
      TopicPartition partition,
      List<ConsumerRecord<String, byte[]>> records,
      Consumer<?, ?> consumer) {
    batch.record(records.size());
    long later = consumer.currentLag(partition).orElse(0);
    behind.put(partition, new Behind(later + records.size(), records.getFirst().timestamp()));
  }

  private void end(
      TopicPartition partition,
      List<ConsumerRecord<String, byte[]>> records,
      Consumer<?, ?> consumer) {
    long waited = clock.millis() - records.getFirst().timestamp();
    delay.record(Duration.ofMillis(Math.max(0, waited)));
    long later = consumer.currentLag(partition).orElse(0);
    if (later > 0) {
      behind.put(partition, new Behind(later, records.getLast().timestamp()));
    } else {
      behind.remove(partition);
    }
  }

  private double lag() {
    return behind.values().stream().mapToLong(Behind::records).sum();
  }

  private double ageMillis() {
    long now = clock.millis();
    return behind.values().stream()
        .mapToLong(some -> Math.max(0, now - some.since()))
        .max()
        .orElse(0);
  }

  /**
   * What one partition has still to get through.
   *
   * @param since milliseconds; the oldest of the records is not older
   */
  private record Behind(long records, long since) {}
}
