package io.tulou.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;

class LogWorkerTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.COMMENT_COMMANDS.topicName(), 0);

  private static final int MOST_IN_TRANSACTION = 3;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MockProducer<String, byte[]> dead = new UnclosedProducer();
  private final RecordingHandler handler = new RecordingHandler();
  private final LogWorker<String, List<String>> worker = worker();

  @Test
  void appliesABatchOnceAndProjectsItAfterwards() {
    worker.onMessage(records(0, "a", "b"));

    assertThat(ledger.effects()).containsExactly("a", "b");
    assertThat(ledger.load(PARTITION)).isEqualTo(2);
    assertThat(handler.projected).containsExactly("a", "b");
  }

  @Test
  void projectsARedeliveredBatchAgainWithoutApplyingIt() {
    worker.onMessage(records(0, "a", "b"));

    worker.onMessage(records(0, "a", "b", "c"));

    assertThat(ledger.effects()).containsExactly("a", "b", "c");
    assertThat(handler.projected).containsExactly("a", "b", "a", "b", "c");
  }

  @Test
  void repairsAFailedProjectionWhenTheBatchComesAgain() {
    handler.failNextProjection = true;
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(() -> worker.onMessage(records(0, "a")));

    worker.onMessage(records(0, "a"));

    assertThat(ledger.effects()).containsExactly("a");
    assertThat(handler.projected).containsExactly("a");
  }

  @Test
  void setsBytesThatAreNoMessageAsideAndAppliesTheRest() {
    var batch = new ArrayList<>(records(0, "a"));
    batch.add(record(1, "{not json".getBytes(StandardCharsets.UTF_8)));
    batch.addAll(records(2, "c"));

    worker.onMessage(batch);

    assertThat(ledger.effects()).containsExactly("a", "c");
    assertThat(ledger.load(PARTITION)).isEqualTo(3);
    assertThat(deadOffsets()).containsExactly("1");
    assertThat(meters.get("tulou.log.dead").counter().count()).isEqualTo(1);
  }

  @Test
  void findsTheOneMessageThatCannotBeAppliedAndAppliesTheRest() {
    worker.onMessage(records(0, "a", "b", "poison", "d", "e", "f", "g"));

    assertThat(ledger.effects()).containsExactly("a", "b", "d", "e", "f", "g");
    assertThat(ledger.load(PARTITION)).isEqualTo(7);
    assertThat(deadOffsets()).containsExactly("2");
    assertThat(header("cause")).isEqualTo("breaks a rule");
  }

  @Test
  void aStatementThatOnlyOneMessageSpoilsIsPinnedOnThatMessage() {
    worker.onMessage(records(0, "a", "defect", "c"));

    assertThat(ledger.effects()).containsExactly("a", "c");
    assertThat(deadOffsets()).containsExactly("1");
  }

  @Test
  void statementsThatFitNoTableAreWaitedWithAndNotPinnedOnEveryMessage() {
    var all = records(0, "defect", "defect", "defect", "defect", "defect");
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
          .isThrownBy(() -> worker.onMessage(all));
    }

    assertThat(deadOffsets()).containsExactly("0", "1", "2");
    assertThat(ledger.load(PARTITION)).isEqualTo(3);

    handler.isMended = true;
    worker.onMessage(all);

    assertThat(ledger.effects()).containsExactly("defect", "defect");
    assertThat(ledger.load(PARTITION)).isEqualTo(5);
  }

  @Test
  void changesNothingAndSetsNothingAsideWhenInfrastructureIsAway() {
    handler.databaseAway = true;
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(() -> worker.onMessage(records(0, "a", "b")));
    assertThat(ledger.effects()).isEmpty();
    assertThat(ledger.load(PARTITION)).isZero();
    assertThat(dead.history()).isEmpty();

    handler.databaseAway = false;
    worker.onMessage(records(0, "a", "b"));

    assertThat(ledger.effects()).containsExactly("a", "b");
  }

  @Test
  void projectsABatchWhileTheNextIsApplied() {
    var applied = new CountDownLatch(2);
    handler.beforeApply = applied::countDown;
    handler.beforeProjection = _ -> awaitUninterruptibly(applied);

    worker.onMessage(records(0, "a", "b", "c", "d", "e"));

    assertThat(handler.projected).containsExactly("a", "b", "c", "d", "e");
    assertThat(handler.held).containsExactly(true, true);
  }

  @Test
  void projectsEverythingAgainAfterAProjectionInMidPollHasFailed() {
    handler.failNextProjection = true;
    var records = records(0, "a", "b", "c", "d", "e", "f", "g");
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(() -> worker.onMessage(records));
    assertThat(handler.projected).isEmpty();

    worker.onMessage(records);

    assertThat(ledger.effects()).containsExactly("a", "b", "c", "d", "e", "f", "g");
    assertThat(handler.projected).containsExactly("a", "b", "c", "d", "e", "f", "g");
  }

  @Test
  void holdsNothingOnceAnotherWorkerHasWritten() {
    var other = worker();
    handler.beforeProjection =
        effects -> {
          if (effects.contains("a")) {
            other.onMessage(records(1, "b"));
          }
        };

    worker.onMessage(records(0, "a"));

    assertThat(handler.projected).containsExactly("b", "a");
    assertThat(handler.held).containsExactly(true, false);
  }

  @Test
  void holdsNothingOfWhatIsDeliveredAgain() {
    worker.onMessage(records(0, "a"));
    worker.onMessage(records(0, "a"));

    assertThat(handler.held).containsExactly(true, false);
  }

  @Test
  void aWorkerThatLostItsPartitionWritesNothing() {
    worker.onMessage(records(0, "a"));
    worker().onMessage(records(1, "b"));

    assertThatExceptionOfType(Fenced.class)
        .isThrownBy(() -> worker.onMessage(records(1, "zombie")));

    assertThat(ledger.effects()).containsExactly("a", "b");
  }

  @Test
  void goesBackToWhereTheDatabaseIsWhenThatIsBehindTheGroup() {
    ledger.advance(PARTITION, 0, 5);
    var consumer = assigned(12, 9);

    worker.onPartitionsAssigned(consumer, List.of(PARTITION));

    assertThat(consumer.position(PARTITION)).isEqualTo(5);
  }

  @Test
  void startsWhereTheGroupIsWhenTheDatabaseIsAhead() {
    ledger.advance(PARTITION, 0, 9);
    var consumer = assigned(12, 5);

    worker.onPartitionsAssigned(consumer, List.of(PARTITION));

    assertThat(consumer.position(PARTITION)).isEqualTo(5);
  }

  @Test
  void refusesALogThatIsShorterThanWhatWasApplied() {
    ledger.advance(PARTITION, 0, 5);
    worker.onPartitionsAssigned(assigned(2, 0), List.of(PARTITION));

    assertThatExceptionOfType(LogRegressed.class)
        .isThrownBy(() -> worker.onMessage(records(0, "new", "newer")));
    assertThat(ledger.effects()).isEmpty();

    worker.onPartitionsAssigned(assigned(6, 5), List.of(PARTITION));
    worker.onMessage(records(5, "f"));
    assertThat(ledger.effects()).containsExactly("f");
  }

  @Test
  void appliesEachMessageOnceUnderRandomCrashesRedeliveriesAndPoison() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var run = new LogWorkerTest();
      var messages =
          IntStream.range(0, 60)
              .mapToObj(i -> random.nextInt(20) == 0 ? "poison" : "m" + i)
              .toArray(String[]::new);
      int committed = 0;
      var current = run.worker;
      while (committed < messages.length) {
        int end = Math.min(messages.length, committed + 1 + random.nextInt(12));
        run.handler.failNextProjection = random.nextInt(5) == 0;
        run.handler.databaseAway = random.nextInt(8) == 0;
        try {
          current.onMessage(run.records(committed, Arrays.copyOfRange(messages, committed, end)));
          committed = random.nextInt(6) == 0 ? committed : end;
        } catch (QueryTimeoutException away) {
          current = random.nextBoolean() ? run.worker() : current;
        }
      }
      assertThat(run.ledger.effects())
          .as("seed %d", seed)
          .containsExactly(
              Stream.of(messages).filter(m -> !m.equals("poison")).toArray(String[]::new));
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static MockConsumer<String, byte[]> assigned(long end, long position) {
    var consumer = new MockConsumer<String, byte[]>("earliest");
    consumer.assign(List.of(PARTITION));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    consumer.seek(PARTITION, position);
    return consumer;
  }

  private LogWorker<String, List<String>> worker() {
    var template = new KafkaTemplate<>(new MockProducerFactory<>(() -> dead));
    return new LogWorker<>(
        Topic.COMMENT_COMMANDS,
        new MessageCodec<>(String.class),
        handler,
        ledger,
        new TransactionTemplate(ledger),
        new DeadLetters(new LogWriter(template, TopicNames.PLAIN)),
        MOST_IN_TRANSACTION,
        meters);
  }

  private List<ConsumerRecord<String, byte[]>> records(long offset, String... messages) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var message : messages) {
      var json = ("\"" + message + "\"").getBytes(StandardCharsets.UTF_8);
      records.add(record(offset + records.size(), json));
    }
    return records;
  }

  private static ConsumerRecord<String, byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>(PARTITION.topic(), 0, offset, "video/1", value);
  }

  private List<String> deadOffsets() {
    return dead.history().stream()
        .map(letter -> text(letter.headers().lastHeader("origin-offset").value()))
        .toList();
  }

  private String header(String name) {
    return text(dead.history().getFirst().headers().lastHeader(name).value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private final class RecordingHandler implements LogHandler<String, List<String>> {
    private final List<String> projected = new ArrayList<>();
    private final List<Boolean> held = new ArrayList<>();
    private Consumer<List<String>> beforeProjection = _ -> {};
    private Runnable beforeApply = () -> {};
    private boolean failNextProjection;
    private boolean databaseAway;
    private boolean isMended;

    @Override
    public List<String> apply(TopicPartition partition, List<LogRecord<String>> fresh) {
      beforeApply.run();
      for (var record : fresh) {
        ledger.effects().add(record.message());
        if (record.message().equals("poison")) {
          throw new DataIntegrityViolationException("breaks a rule");
        }
        if (record.message().equals("defect") && !isMended) {
          throw new InvalidDataAccessResourceUsageException("no such column");
        }
      }
      if (databaseAway) {
        throw new QueryTimeoutException("away");
      }
      return messages(fresh);
    }

    @Override
    public List<String> revisit(TopicPartition partition, List<LogRecord<String>> applied) {
      return messages(applied);
    }

    @Override
    public void project(TopicPartition partition, List<String> effects, Hold hold) {
      beforeProjection.accept(effects);
      if (failNextProjection) {
        failNextProjection = false;
        throw new QueryTimeoutException("away");
      }
      projected.addAll(effects);
      held.add(hold.stands());
    }

    private static List<String> messages(List<LogRecord<String>> records) {
      return records.stream().map(LogRecord::message).toList();
    }
  }

  /** The template closes its producer after each send; here one has to remember them all. */
  private static final class UnclosedProducer extends MockProducer<String, byte[]> {
    UnclosedProducer() {
      super(true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close(Duration timeout) {
      assertThat(closed()).isFalse();
    }
  }
}
