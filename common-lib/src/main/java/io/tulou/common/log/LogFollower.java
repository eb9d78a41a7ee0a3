package io.tulou.common.log;

import io.tulou.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads all of a topic on this node, without a group, from some time ago onwards, and tells where
 * it stands in each partition: for those who hand on what happens and must be able to take it up
 * again where another node stopped. Needs nothing but a consumer, and waits while the log is away.
 */
public final class LogFollower<T> implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LogFollower.class);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final Topic topic;
  private final List<TopicPartition> partitions;
  private final MessageCodec<T> codec;
  private final LogEar<T> ear;
  private final Duration back;
  private final Duration pause;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Clock clock;

  private volatile CountDownLatch stopping = new CountDownLatch(0);
  private volatile @Nullable Thread thread;
  private volatile @Nullable Consumer<String, byte[]> open;

  /** Touched by the follower's thread only; null until it has a place. */
  private long @Nullable [] next;

  /**
   * A follower that begins when it is started.
   *
   * @param back how long ago the first records were appended
   * @param pause before the log is tried again
   */
  LogFollower(
      Topic topic,
      TopicNames names,
      MessageCodec<T> codec,
      LogEar<T> ear,
      Duration back,
      Duration pause,
      Supplier<Consumer<String, byte[]>> consumers,
      Clock clock) {
    this.topic = topic;
    this.partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(names.of(topic), partition))
            .toList();
    this.codec = codec;
    this.ear = ear;
    this.back = back;
    this.pause = pause;
    this.consumers = consumers;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (!isRunning()) {
      stopping = new CountDownLatch(1);
      thread = Thread.ofPlatform().daemon().name("follow-" + topic.topicName()).start(this::run);
    }
  }

  @Override
  public synchronized void stop() {
    var running = thread;
    stopping.countDown();
    var consumer = open;
    if (consumer != null) {
      consumer.wakeup();
    }
    if (running != null) {
      try {
        if (!running.join(STOP_TIMEOUT)) {
          log.warn("{} is still being read", topic.topicName());
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (isGoingOn()) {
      try (var consumer = consumers.get()) {
        open = consumer;
        follow(consumer);
      } catch (WakeupException stopped) {
        log.debug("{} is not followed any more", topic.topicName());
      } catch (InvalidOffsetException lost) {
        log.warn("{} is followed anew: {}", topic.topicName(), lost.toString());
        next = null;
      } catch (RuntimeException away) {
        log.warn("{} cannot be followed now: {}", topic.topicName(), away.toString());
        rest();
      } finally {
        open = null;
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    consumer.assign(partitions);
    var place = next;
    if (place == null) {
      place = find(consumer);
      ear.begin(place.clone());
      next = place;
    }
    for (var partition : partitions) {
      consumer.seek(partition, place[partition.partition()]);
    }
    while (isGoingOn()) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        tell(records, place);
      }
    }
  }

  private long[] find(Consumer<String, byte[]> consumer) {
    long since = clock.instant().minus(back).toEpochMilli();
    var times = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> times.put(partition, since));
    var found = consumer.offsetsForTimes(times, LOOK);
    var ends = consumer.endOffsets(partitions, LOOK);
    var place = new long[partitions.size()];
    for (var partition : partitions) {
      var first = found.get(partition);
      place[partition.partition()] =
          first == null ? ends.getOrDefault(partition, 0L) : first.offset();
    }
    return place;
  }

  /** The place moves on first: what an ear cannot take is not told it twice. */
  private void tell(ConsumerRecords<String, byte[]> records, long[] place) {
    var heard = new ArrayList<LogEar.Heard<T>>(records.count());
    for (var record : records) {
      place[record.partition()] = record.offset() + 1;
      var value = record.value();
      if (value == null) {
        continue;
      }
      try {
        var time = Instant.ofEpochMilli(record.timestamp());
        var message = codec.decode(value);
        heard.add(
            new LogEar.Heard<>(
                record.partition(), new LogRecord<>(record.offset(), time, record.key(), message)));
      } catch (Undecodable poison) {
        log.debug("{}@{} is not for this version", topic.topicName(), record.offset(), poison);
      }
    }
    ear.hear(heard, place.clone());
  }

  private boolean isGoingOn() {
    return stopping.getCount() > 0;
  }

  private void rest() {
    try {
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("{} is not waited for any more", topic.topicName());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }
}
