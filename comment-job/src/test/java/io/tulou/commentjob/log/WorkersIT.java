package io.tulou.commentjob.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.commentjob.RunningJob;
import io.tulou.common.log.AppliedPosition;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogWorker;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.Positions;
import io.tulou.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups of workers on a real log with a real database. */
class WorkersIT extends RunningJob {
  /** No group of comment-job reads it. */
  private static final Topic TOPIC = Topic.HISTORY_ENTRIES;

  private static final MessageCodec<String> CODEC = new MessageCodec<>(String.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String KEY = "one-partition";

  private final String group = "words-" + UUID.randomUUID();
  private final List<ConcurrentMessageListenerContainer<?, ?>> started = new ArrayList<>();
  private LoggedWords words;

  @Autowired LogContainers containers;
  @Autowired AppliedPosition positions;
  @Autowired TransactionTemplate transaction;
  @Autowired DeadLetters deadLetters;

  @BeforeEach
  void anotherTable() {
    words = new LoggedWords(jdbc, System.nanoTime());
    // What another test left in the log is applied.
    start(positions, 300_000);
    write("ready-" + group);
    await().atMost(PATIENCE).until(() -> words.written().contains("ready-" + group));
    stopAll();
    words = new LoggedWords(jdbc, System.nanoTime());
  }

  @AfterEach
  void stopAll() {
    started.forEach(ConcurrentMessageListenerContainer::stop);
    started.clear();
  }

  @Test
  void aWorkerThatWasPausedBeyondItsSessionWakesAndWritesNothing() {
    var paused = new CountDownLatch(1);
    var wakes = new CountDownLatch(1);
    var woke = new CompletableFuture<Throwable>();
    var expected = IntStream.range(100, 200).mapToObj(i -> "word-" + i).toList();
    start(new Sleepy(positions, paused, wakes, woke), 2_000);
    write("word-100");
    await().atMost(PATIENCE).until(() -> paused.getCount() == 0);

    start(positions, 300_000);
    expected.stream().skip(1).forEach(this::write);
    await().atMost(PATIENCE).until(() -> words.written().size() == expected.size());
    wakes.countDown();

    assertThat(woke.orTimeout(30, TimeUnit.SECONDS).join())
        .hasMessageContaining("is not at offset");
    write("word-after");
    await().atMost(PATIENCE).until(() -> words.written().contains("word-after"));
    assertThat(words.written()).hasSize(expected.size() + 1).containsAll(expected);
  }

  @Test
  void poisonIsSetAsideWithItsCauseAndTheOthersGoOn() {
    var before = readAll(TOPIC.deadLetters()).size();
    start(positions, 300_000);
    List.of("a", "poison", "b").forEach(this::write);

    await().atMost(PATIENCE).until(() -> words.written().equals(List.of("a", "b")));
    var letters = readAll(TOPIC.deadLetters());
    assertThat(letters).hasSize(before + 1);
    var headers = letters.getLast().headers();
    assertThat(text(headers.lastHeader("cause").value())).contains("idem_key");
    assertThat(text(headers.lastHeader("origin-topic").value())).isEqualTo(TOPICS.of(TOPIC));
    assertThat(letters.getLast().value()).isEqualTo(CODEC.encode("poison"));
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsSetAsideAndAllIsAppliedAfterwards() {
    var before = readAll(TOPIC.deadLetters()).size();
    words.outages.set(4);
    start(positions, 300_000);
    List.of("a", "b", "c").forEach(this::write);

    await().atMost(PATIENCE).until(() -> words.written().equals(List.of("a", "b", "c")));
    assertThat(words.outages).hasValue(0);
    assertThat(readAll(TOPIC.deadLetters())).hasSize(before);
  }

  @Test
  void whoLooksAPositionUpDoesNotWaitForTheTransactionThatMovesIt() {
    var partition = new TopicPartition("looked-up-" + group, 0);
    assertThat(positions.load(partition)).isZero();

    var seen =
        transaction.execute(status -> {
          positions.advance(partition, 0, 5);
          return CompletableFuture.supplyAsync(() -> positions.load(partition))
              .orTimeout(3, TimeUnit.SECONDS)
              .join();
        });

    assertThat(seen).isZero();
    assertThat(positions.load(partition)).isEqualTo(5);
  }

  private void start(Positions by, int mostMillisBetweenPolls) {
    var worker =
        new LogWorker<>(
            TOPIC, CODEC, words, by, transaction, deadLetters, 100, new SimpleMeterRegistry());
    var container = containers.workers(group, worker);
    container
        .getContainerProperties()
        .getKafkaConsumerProperties()
        .setProperty(
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.toString(mostMillisBetweenPolls));
    started.add(container);
    container.start();
  }

  private void write(String word) {
    log.appendAndWait(TOPIC, KEY, CODEC.encode(word));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Falls asleep once before it moves a position; tells how that went when it woke. */
  private record Sleepy(
      Positions inner,
      CountDownLatch paused,
      CountDownLatch wakes,
      CompletableFuture<Throwable> woke)
      implements Positions {
    @Override
    public long load(TopicPartition partition) {
      return inner.load(partition);
    }

    @Override
    public void advance(TopicPartition partition, long from, long to) {
      if (paused.getCount() == 0) {
        inner.advance(partition, from, to);
        return;
      }
      paused.countDown();
      try {
        wakes.await();
        inner.advance(partition, from, to);
        woke.completeExceptionally(new AssertionError("it wrote"));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      } catch (RuntimeException refused) {
        woke.complete(refused);
        throw refused;
      }
    }
  }
}
