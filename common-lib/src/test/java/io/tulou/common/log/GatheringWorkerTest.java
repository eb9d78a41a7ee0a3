package io.tulou.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

class GatheringWorkerTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.HISTORY_ENTRIES.topicName(), 0);
  private static final Duration WINDOW = Duration.ofMinutes(2);

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MockProducer<String, byte[]> dead =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
  private final MockConsumer<String, byte[]> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(
            Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
          if (isLogSlow) {
            throw new TimeoutException("not in time");
          }
          super.commitSync(offsets, timeout);
        }
      };
  private final AtomicLong now = new AtomicLong();
  private final List<String> projected = new ArrayList<>();
  private final GatheringWorker<String> worker = worker();
  private boolean isDatabaseAway;
  private boolean isStoreAway;
  private boolean isLogSlow;

  @BeforeEach
  void assign() {
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 100L));
    worker.onPartitionsAssigned(consumer, List.of(PARTITION));
  }

  @Test
  void gathersOverPollsAndWritesOnceWhenTheWindowIsOver() {
    poll(0, "a", "b");
    now.addAndGet(WINDOW.toNanos() - 1);
    poll(2, "a", "c");
    assertThat(ledger.effects()).isEmpty();
    assertThat(committed()).isZero();

    now.addAndGet(1);
    poll(4, "b");

    assertThat(ledger.effects()).containsExactly("a", "b", "c");
    assertThat(projected).containsExactly("a", "b", "c");
    assertThat(ledger.load(PARTITION)).isEqualTo(5);
    assertThat(committed()).isEqualTo(5);
  }

  @Test
  void whatIsUrgentOrTooMuchDoesNotWait() {
    poll(0, "a", "urgent");
    assertThat(ledger.effects()).containsExactly("a", "urgent");

    poll(2, "1", "2", "3", "4", "5");
    assertThat(ledger.effects()).containsExactly("a", "urgent", "1", "2", "3", "4", "5");
  }

  @Test
  void losesNothingThatItGatheredWhileTheDatabaseIsAway() {
    poll(0, "a");
    isDatabaseAway = true;
    assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> poll(1, "urgent"));
    assertThat(ledger.load(PARTITION)).isZero();
    assertThat(dead.history()).isEmpty();

    isDatabaseAway = false;
    poll(1, "urgent");

    assertThat(ledger.effects()).containsExactly("a", "urgent");
    assertThat(committed()).isEqualTo(2);
  }

  @Test
  void goesOnAfterACommitOfWhichItWasNotTold() {
    ledger.losesAnswers(true);
    assertThatExceptionOfType(TransactionSystemException.class).isThrownBy(() -> poll(0, "urgent"));
    assertThat(ledger.load(PARTITION)).isEqualTo(1);

    ledger.losesAnswers(false);
    poll(0, "urgent");
    poll(1, "more", "urgent");

    assertThat(ledger.load(PARTITION)).isEqualTo(3);
    assertThat(projected).containsExactly("urgent", "more", "urgent");
    assertThat(committed()).isEqualTo(3);
  }

  @Test
  void repeatsAProjectionThatFailedWithoutWritingAgain() {
    isStoreAway = true;
    assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> poll(0, "urgent"));
    assertThat(committed()).isZero();

    isStoreAway = false;
    poll(0, "urgent");

    assertThat(ledger.effects()).containsExactly("urgent");
    assertThat(projected).containsExactly("urgent");
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void offersAnOffsetAgainThatTheLogDidNotTake() {
    isLogSlow = true;
    poll(0, "urgent");
    assertThat(ledger.load(PARTITION)).isEqualTo(1);
    assertThat(committed()).isZero();

    isLogSlow = false;
    poll(1);

    assertThat(committed()).isEqualTo(1);
    assertThat(ledger.effects()).containsExactly("urgent");
  }

  @Test
  void setsAsideTheOneThatCannotBeWritten() {
    poll(0, "a", "b", "poison", "urgent");

    assertThat(ledger.effects()).containsExactly("a", "b", "urgent");
    assertThat(ledger.load(PARTITION)).isEqualTo(4);
    assertThat(dead.history())
        .singleElement()
        .satisfies(letter -> assertThat(letter.key()).isEqualTo("poison"));
  }

  @Test
  void anOrderlyEndWritesAndAfterAnyOtherTheNextOneGathersTheSame() {
    poll(0, "a");
    worker.onPartitionsRevokedBeforeCommit(consumer, List.of(PARTITION));
    assertThat(ledger.effects()).containsExactly("a");

    worker.onPartitionsAssigned(consumer, List.of(PARTITION));
    poll(1, "b");
    worker.onPartitionsLost(consumer, List.of(PARTITION));
    assertThat(ledger.load(PARTITION)).isEqualTo(1);

    var next = worker();
    next.onPartitionsAssigned(consumer, List.of(PARTITION));
    next.onMessage(records(0, "a", "b", "urgent"), consumer);
    assertThat(ledger.effects()).containsExactly("a", "a", "b", "urgent");
    assertThat(ledger.load(PARTITION)).isEqualTo(3);
  }

  @Test
  void aWorkerThatLostItsPartitionWritesNothing() {
    poll(0, "a");
    ledger.advance(PARTITION, 0, 7);

    assertThatExceptionOfType(Fenced.class).isThrownBy(() -> poll(1, "urgent"));

    assertThat(ledger.effects()).isEmpty();
    assertThat(ledger.load(PARTITION)).isEqualTo(7);
  }

  private void poll(long offset, String... messages) {
    worker.onMessage(records(offset, messages), consumer);
  }

  private long committed() {
    var offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
    return offset == null ? 0 : offset.offset();
  }

  private static List<ConsumerRecord<String, byte[]>> records(long offset, String... messages) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    var codec = new MessageCodec<>(String.class);
    for (var message : messages) {
      records.add(
          new ConsumerRecord<>(
              PARTITION.topic(), 0, offset + records.size(), message, codec.encode(message)));
    }
    return records;
  }

  private GatheringWorker<String> worker() {
    var kafka = new KafkaTemplate<>(new MockProducerFactory<>(() -> dead));
    return new GatheringWorker<>(
        Topic.HISTORY_ENTRIES,
        new MessageCodec<>(String.class),
        () -> new Words(new LinkedHashSet<>()),
        new GatheringWorker.Bounds(WINDOW, 5),
        ledger,
        new TransactionTemplate(ledger),
        new DeadLetters(new LogWriter(kafka, TopicNames.PLAIN)),
        now::get,
        new SimpleMeterRegistry());
  }

  private final class Words implements Gatherer<String> {
    private final Set<String> words;

    Words(Set<String> words) {
      this.words = words;
    }

    @Override
    public boolean take(LogRecord<String> record) {
      words.add(record.message());
      return record.message().equals("urgent");
    }

    @Override
    public int size() {
      return words.size();
    }

    @Override
    public void write() {
      if (isDatabaseAway) {
        throw new QueryTimeoutException("away");
      }
      if (words.contains("poison")) {
        throw new DataIntegrityViolationException("breaks a rule");
      }
      ledger.effects().addAll(words);
    }

    @Override
    public void project() {
      if (isStoreAway) {
        throw new QueryTimeoutException("away");
      }
      projected.addAll(words);
    }

    @Override
    public List<Gatherer<String>> halves() {
      if (words.size() < 2) {
        return List.of();
      }
      var all = new ArrayList<>(words);
      int half = all.size() / 2;
      return List.of(
          new Words(new LinkedHashSet<>(all.subList(0, half))),
          new Words(new LinkedHashSet<>(all.subList(half, all.size()))));
    }

    @Override
    public Letter<String> letter() {
      var word = words.iterator().next();
      return new Letter<>(word, word);
    }
  }
}
