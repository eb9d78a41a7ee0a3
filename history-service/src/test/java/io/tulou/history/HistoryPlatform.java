package io.tulou.history;

import static org.awaitility.Awaitility.await;

import io.tulou.common.identity.InternalTokens;
import io.tulou.common.log.TopicCreation;
import io.tulou.common.log.TopicNames;
import io.tulou.contract.Topic;
import io.tulou.local.testing.SharedServers;
import io.tulou.sql.Migrations;
import io.tulou.sql.SchemaNames;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service in both roles on the real servers, with a small hot part; patient, as it shares
 * the machine with other builds.
 */
@SpringBootTest(
    classes = HistoryServiceApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.profiles.active=dev",
      "management.server.port=0",
      "tulou.history.hot-entries=40",
      "tulou.history.hot-tombstones=15",
      "tulou.notification.sweep=300ms",
      "tulou.history.hot-slack=10",
      "tulou.history.write-window=1s",
      "tulou.history.patience=10s",
      "tulou.log.delivery-timeout=20s"
    })
public abstract class HistoryPlatform {
  private static final SharedServers SERVERS = SharedServers.get();
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final AtomicLong MEMBERS = new AtomicLong(1_000);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired protected JdbcTemplate jdbc;
  @Autowired protected StringRedisTemplate redis;
  @Autowired protected ConcurrentMessageListenerContainer<String, byte[]> historyEntries;
  @Autowired private InternalTokens tokens;
  @LocalServerPort private int port;

  protected Door door;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) throws Exception {
    var names = SchemaNames.withSuffix(SERVERS.suffix());
    new Migrations(SERVERS.mysqlBase(), SERVERS.mysqlAdminUser(), SERVERS.mysqlAdminPassword())
        .migrate(names);
    TopicCreation.createMissing(
        SERVERS.kafkaBootstrap(), new TopicNames(SERVERS.topicPrefix()), (short) 1);
    registry.add("TULOU_MYSQL_URL", SERVERS::mysqlBase);
    registry.add("TULOU_SCHEMA", names::history);
    registry.add("TULOU_MYSQL_USER", SERVERS::mysqlAdminUser);
    registry.add("TULOU_MYSQL_PASSWORD", SERVERS::mysqlAdminPassword);
    registry.add("TULOU_REDIS_URL", SERVERS::redisUrl);
    registry.add("TULOU_KAFKA", SERVERS::kafkaBootstrap);
    registry.add("tulou.log.topic-prefix", SERVERS::topicPrefix);
    registry.add("tulou.history.group", HistoryPlatform::group);
    registry.add("tulou.notification.group", () -> "notifications-" + SERVERS.suffix());
    registry.add("tulou.internal.key", () -> KEY);
    registry.add("tulou.cursor.key", () -> KEY);
  }

  @BeforeEach
  void openDoor() {
    door = new Door(port, tokens);
    awaitWorkers();
  }

  /**
   * Until each has its share of the partitions. Before, nobody rebuilds what Redis lost; and who
   * gives some up to another writes what it gathered of them.
   */
  protected void awaitWorkers() {
    int share = Topic.HISTORY_ENTRIES.partitions() / historyEntries.getConcurrency();
    patiently()
        .until(() ->
            historyEntries.getContainers().stream()
                .allMatch(worker -> hasShare(worker.getAssignedPartitions(), share)));
  }

  private static boolean hasShare(@Nullable Collection<TopicPartition> assigned, int share) {
    return assigned != null && assigned.size() == share;
  }

  /** Waits as long as a busy machine may need. */
  protected static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
  }

  /** One that no other test has. */
  protected static long newMember() {
    return MEMBERS.incrementAndGet();
  }

  protected static String group() {
    return "history-writer-" + SERVERS.suffix();
  }

  protected static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", SERVERS.kafkaBootstrap()));
  }

  protected static List<TopicPartition> partitions() {
    return partitions(Topic.HISTORY_ENTRIES);
  }

  protected static List<TopicPartition> partitions(Topic topic) {
    var name = new TopicNames(SERVERS.topicPrefix()).of(topic);
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(name, partition))
        .toList();
  }

  /** Waits until the workers have applied, projected and committed all that the log holds. */
  protected void drain() throws Exception {
    drain(group(), Topic.HISTORY_ENTRIES);
  }

  /** The same of another group. */
  protected void drain(String group, Topic topic) throws Exception {
    try (var admin = admin()) {
      var wanted =
          partitions(topic).stream()
              .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
      var ends = admin.listOffsets(wanted).all().get();
      patiently()
          .until(() -> {
            var committed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            return ends.entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .allMatch(end -> {
                  var at = committed.get(end.getKey());
                  return at != null && at.offset() >= end.getValue().offset();
                });
          });
    }
  }

  protected void flushRedis() {
    redis.execute(
        (RedisCallback<Boolean>)
            connection -> {
              connection.serverCommands().flushDb();
              return true;
            });
  }

  protected List<Map<String, Object>> rows() {
    return jdbc.queryForList("SELECT * FROM history_entry ORDER BY member_id, type, id");
  }
}
