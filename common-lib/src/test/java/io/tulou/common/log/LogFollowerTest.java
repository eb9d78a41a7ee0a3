package io.tulou.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFollowerTest {
  private static final Topic TOPIC = Topic.HISTORY_ENTRIES;
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final Heard heard = new Heard();
  private final LinkedBlockingQueue<Supplier<Consumer<String, byte[]>>> opened =
      new LinkedBlockingQueue<>();
  private final LogFollower<String> follower =
      new LogFollower<>(
          TOPIC,
          TopicNames.PLAIN,
          new MessageCodec<>(String.class),
          heard,
          Duration.ofMinutes(2),
          Duration.ofMillis(1),
          () -> opened.remove().get(),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void stop() {
    follower.stop();
  }

  @Test
  void itBeginsWithWhatWasAppendedThatLongAgoAndTellsWhereItStands() {
    var log = new FakeLog(100, Map.of(3, 40L));
    opened.add(() -> log);

    follower.start();
    await().untilAsserted(() -> assertThat(heard.begun).hasSize(1));
    log.append(3, 40, "\"old\"");
    log.append(3, 41, "\"new\"");
    log.append(5, 100, "\"other\"");

    await().untilAsserted(() -> assertThat(heard.messages).hasSize(3));
    assertThat(log.asked).isEqualTo(NOW.minus(Duration.ofMinutes(2)).toEpochMilli());
    assertThat(heard.begun.getFirst()[3]).isEqualTo(40);
    assertThat(heard.begun.getFirst()[5]).isEqualTo(100);
    assertThat(heard.messages).contains("3@40 old", "3@41 new", "5@100 other");
    assertThat(heard.next[3]).isEqualTo(42);
    assertThat(heard.next[5]).isEqualTo(101);
    assertThat(heard.next[0]).isEqualTo(100);
  }

  @Test
  void whatIsNoMessageIsPassedOverAndThePlaceMovesOn() {
    var log = new FakeLog(0, Map.of());
    opened.add(() -> log);

    follower.start();
    await().untilAsserted(() -> assertThat(heard.begun).hasSize(1));
    log.append(0, 0, "{ not json");
    log.append(0, 1, "\"fine\"");

    await().untilAsserted(() -> assertThat(heard.messages).containsExactly("0@1 fine"));
    assertThat(heard.next[0]).isEqualTo(2);
  }

  @Test
  void aLogThatIsAwayIsWaitedForAndReadOnFromTheSamePlace() {
    var first = new FakeLog(7, Map.of());
    var second = new FakeLog(900, Map.of());
    opened.add(() -> {
      throw new KafkaException("away");
    });
    opened.add(() -> first);
    opened.add(() -> second);

    follower.start();
    await().untilAsserted(() -> assertThat(heard.begun).hasSize(1));
    first.append(1, 7, "\"a\"");
    await().untilAsserted(() -> assertThat(heard.messages).hasSize(1));
    first.setPollException(new KafkaException("broken"));
    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(second.position(partition(1))).isEqualTo(8));
    second.append(1, 8, "\"b\"");

    await().untilAsserted(() -> assertThat(heard.messages).containsExactly("1@7 a", "1@8 b"));
    assertThat(heard.begun).hasSize(1);
  }

  @Test
  void itStopsWhileItWaitsForRecords() {
    opened.add(() -> new FakeLog(0, Map.of()));
    follower.start();
    await().untilAsserted(() -> assertThat(heard.begun).hasSize(1));

    follower.stop();

    assertThat(follower.isRunning()).isFalse();
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(TOPIC.topicName(), number);
  }

  private static final class Heard implements LogEar<String> {
    final List<long[]> begun = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    volatile long[] next = {};

    @Override
    public void begin(long[] places) {
      begun.add(places);
    }

    @Override
    public void hear(List<LogEar.Heard<String>> records, long[] places) {
      next = places;
      records.forEach(each ->
          messages.add(
              each.partition() + "@" + each.record().offset() + " " + each.record().message()));
    }
  }

  /** A log whose partitions end at one offset, and begin at another where told so. */
  private static final class FakeLog extends MockConsumer<String, byte[]> {
    private final Map<Integer, Long> recent;
    private final long end;
    volatile long asked;

    FakeLog(long end, Map<Integer, Long> recent) {
      super("none");
      this.recent = recent;
      this.end = end;
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times, Duration timeout) {
      var found = new HashMap<TopicPartition, OffsetAndTimestamp>();
      times.forEach((partition, time) -> {
        asked = time;
        var offset = recent.get(partition.partition());
        found.put(partition, offset == null ? null : new OffsetAndTimestamp(offset, time));
        updateBeginningOffsets(Map.of(partition, 0L));
        updateEndOffsets(Map.of(partition, end));
      });
      return found;
    }

    synchronized void append(int partition, long offset, String json) {
      var value = json.getBytes(StandardCharsets.UTF_8);
      addRecord(
          new ConsumerRecord<>(
              TOPIC.topicName(),
              partition,
              offset,
              NOW.toEpochMilli(),
              TimestampType.LOG_APPEND_TIME,
              1,
              value.length,
              "k",
              value,
              new RecordHeaders(),
              Optional.empty()));
    }
  }
}
