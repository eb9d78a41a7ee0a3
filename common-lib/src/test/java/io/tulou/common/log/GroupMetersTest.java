package io.tulou.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.contract.Topic;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchMessageListener;

class GroupMetersTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.COMMENT_COMMANDS.topicName(), 3);
  private static final long NOW = 1_000_000;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
  private final GroupMeters group =
      new GroupMeters(meters, clock, Topic.COMMENT_COMMANDS, "workers");
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

  @BeforeEach
  void assign() {
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  void countsABatchAsBehindUntilItIsHandled() {
    var seen = new ArrayList<Double>();
    handle(2, 5, polled -> seen.add(lag()));

    assertThat(seen).containsExactly(5.0);
    assertThat(lag()).isEqualTo(3);
    assertThat(meters.get("tulou.log.batch").tag("group", "workers").summary().totalAmount())
        .isEqualTo(2);
  }

  @Test
  void growsOldWhileAWorkerWaits() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            handle(
                2,
                2,
                polled -> {
                  throw new IllegalStateException("away");
                }));

    assertThat(age()).isEqualTo(30);
    assertThat(lag()).isEqualTo(2);
  }

  @Test
  void isNotBehindWhenAllIsHandledOrAnotherHasThePartition() {
    handle(2, 2, polled -> {});
    assertThat(lag()).isZero();
    assertThat(age()).isZero();

    handle(2, 9, polled -> {});
    assertThat(lag()).isEqualTo(7);
    group.forget(List.of(PARTITION));
    assertThat(lag()).isZero();
  }

  @Test
  void tellsHowLongRecordsTookToGetThrough() {
    handle(1, 1, polled -> {});

    assertThat(meters.get("tulou.log.delay").timer().max(TimeUnit.SECONDS)).isEqualTo(30);
  }

  /**
   * Has {@code records} of a log with {@code inLog} records handled, the first appended 30 s ago.
   */
  private void handle(int records, int inLog, BatchMessageListener<String, byte[]> listener) {
    consumer.updateEndOffsets(Map.of(PARTITION, (long) inLog));
    consumer.seek(PARTITION, records);
    var polled = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (int i = 0; i < records; i++) {
      polled.add(
          new ConsumerRecord<>(
              PARTITION.topic(),
              PARTITION.partition(),
              i,
              NOW - 30_000 + i,
              TimestampType.LOG_APPEND_TIME,
              1,
              1,
              "video/1",
              new byte[] {1},
              new RecordHeaders(),
              Optional.empty()));
    }
    new MeteredListener(listener, group).onMessage(polled, consumer);
  }

  private double lag() {
    return meters.get("tulou.log.lag").tag("topic", "comment.commands").gauge().value();
  }

  private double age() {
    return meters.get("tulou.log.age").timeGauge().value(TimeUnit.SECONDS);
  }
}
