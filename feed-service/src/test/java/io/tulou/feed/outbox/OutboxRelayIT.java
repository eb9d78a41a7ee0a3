package io.tulou.feed.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.log.LogProperties;
import io.tulou.common.log.TopicNames;
import io.tulou.contract.Topic;
import io.tulou.feed.FeedServers;
import io.tulou.feed.FeedServiceApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = FeedServiceApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"tulou.role=api", "tulou.feed.relay-batch=7"})
@ActiveProfiles("dev")
@DirtiesContext
class OutboxRelayIT {
  private static final int AUTHORS = 6;
  private static final int EVENTS = 2_400;

  @Autowired private EventOutbox outbox;
  @Autowired private OutboxRelay relay;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ConsumerFactory<String, byte[]> consumers;
  @Autowired private LogProperties log;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    FeedServers.provide(registry, "relay");
  }

  @Test
  void twoRelaysLoseNothingAndKeepTheOrderOfEachAuthor() throws Exception {
    var isDone = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var relays =
          List.of(threads.submit(() -> relay(isDone)), threads.submit(() -> relay(isDone)));
      addEvents();
      isDone.set(true);
      for (var running : relays) {
        running.get();
      }
    }
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM event_outbox", Long.class)).isZero();

    var byAuthor = new HashMap<String, List<Integer>>();
    var partitions = new HashMap<String, Integer>();
    for (var record : consumed(EVENTS)) {
      var event = new String(record.value(), UTF_8).split(":");
      byAuthor.computeIfAbsent(event[0], _ -> new ArrayList<>()).add(Integer.parseInt(event[1]));
      assertThat(partitions.merge(event[0], record.partition(), (a, _) -> a))
          .isEqualTo(record.partition());
    }
    assertThat(byAuthor).hasSize(AUTHORS);
    assertThat(byAuthor.values())
        .allSatisfy(numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
    assertThat(byAuthor.values().stream().mapToInt(List::size).sum()).isEqualTo(EVENTS);
  }

  private void addEvents() {
    var random = new Random(3);
    var next = new HashMap<Integer, Integer>();
    for (int i = 0; i < EVENTS; i++) {
      int author = random.nextInt(AUTHORS);
      int number = next.merge(author, 1, Integer::sum);
      var payload = (author + ":" + number).getBytes(UTF_8);
      transaction.executeWithoutResult(
          _ -> outbox.add(Topic.FEED_POSTS, author + "-" + number, author, payload));
    }
  }

  private int relay(AtomicBoolean isDone) {
    int sent = 0;
    int last;
    do {
      last = relay.relay();
      sent += last;
    } while (last > 0 || !isDone.get() || isAnyLeft());
    return sent;
  }

  private boolean isAnyLeft() {
    return !jdbc.queryForList("SELECT event_id FROM event_outbox LIMIT 1").isEmpty();
  }

  private List<ConsumerRecord<String, byte[]>> consumed(int count) {
    var topic = new TopicNames(log.topicPrefix()).of(Topic.FEED_POSTS);
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = consumers.createConsumer("relay-test", "")) {
      var partitions = new ArrayList<TopicPartition>();
      for (int i = 0; i < Topic.FEED_POSTS.partitions(); i++) {
        partitions.add(new TopicPartition(topic, i));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (int polls = 0; polls < 50 && records.size() < count; polls++) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
