package io.tulou.commentjob;

import static org.awaitility.Awaitility.await;

import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.TopicCreation;
import io.tulou.common.log.TopicNames;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.local.testing.SharedServers;
import io.tulou.sql.Migrations;
import io.tulou.sql.SchemaNames;
import io.tulou.sql.ServiceUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole of comment-job against the real servers, once for all tests of the module. */
@ActiveProfiles("test")
@SpringBootTest(classes = CommentJobApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningJob {
  protected static final SharedServers SERVERS = SharedServers.get();
  private static final SchemaNames SCHEMAS = SchemaNames.withSuffix(SERVERS.suffix());
  protected static final TopicNames TOPICS = new TopicNames(SERVERS.suffix() + ".");
  private static final byte[] KEY = new byte[32];
  protected static final FakeNeighbours NEIGHBOURS = new FakeNeighbours(KEY);
  private static final String PASSWORD = UUID.randomUUID().toString();
  private static final MessageCodec<CommentCommand> CODEC =
      new MessageCodec<>(CommentCommand.class);

  @LocalServerPort private int port;
  @Autowired protected JdbcTemplate jdbc;
  @Autowired protected StringRedisTemplate redis;
  @Autowired protected LogWriter log;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) throws Exception {
    prepare();
    registry.add("management.server.port", () -> 0);
    registry.add("tulou.operations.lease", () -> "2s");
    registry.add("tulou.operations.look", () -> "100ms");
    settings().forEach((name, value) -> registry.add(name, () -> value));
  }

  /** What a worker must be told to be one of those under test. */
  protected static Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("tulou.internal.key", Base64.getEncoder().encodeToString(KEY));
    settings.put("tulou.cursor.key", Base64.getEncoder().encodeToString(KEY));
    settings.put("tulou.neighbours.feed-service", NEIGHBOURS.address());
    settings.put("tulou.neighbours.history-service", NEIGHBOURS.address());
    settings.putAll(stores());
    return settings;
  }

  private static Map<String, String> stores() {
    return Map.of(
        "spring.datasource.url",
        SERVERS.mysqlUrl(SCHEMAS.comment()),
        "spring.datasource.username",
        ServiceUser.COMMENT_JOB.userName(),
        "spring.datasource.password",
        PASSWORD,
        "spring.data.redis.url",
        SERVERS.redisUrl(),
        "tulou.log.bootstrap",
        SERVERS.kafkaBootstrap(),
        "tulou.log.topic-prefix",
        TOPICS.prefix(),
        "tulou.elasticsearch.url",
        SERVERS.elasticsearchUrl(),
        "tulou.elasticsearch.alias",
        "comments-" + SERVERS.suffix(),
        "tulou.comment-job.group",
        "comment-job-" + SERVERS.suffix(),
        "tulou.comment-job.search-group",
        "comment-search-" + SERVERS.suffix());
  }

  private static boolean prepared;

  private static synchronized void prepare() throws Exception {
    if (prepared) {
      return;
    }
    var migrations =
        new Migrations(SERVERS.mysqlBase(), SERVERS.mysqlAdminUser(), SERVERS.mysqlAdminPassword());
    migrations.migrate(SCHEMAS);
    migrations.grant(SCHEMAS, Map.of(ServiceUser.COMMENT_JOB, PASSWORD));
    TopicCreation.createMissing(SERVERS.kafkaBootstrap(), TOPICS, (short) 1);
    prepared = true;
  }

  /** The inner HTTP of this node, for an operator. */
  protected Operator operator() {
    return new Operator(port, KEY);
  }

  /** Appends all and waits until the log has them. */
  protected void append(List<CommentCommand> commands) {
    var appends =
        commands.stream()
            .map(command ->
                log.append(Topic.COMMENT_COMMANDS, command.subject().key(), CODEC.encode(command)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(appends).join();
  }

  protected void append(CommentCommand... commands) {
    append(List.of(commands));
  }

  /** Waits until everything in the log is applied and projected. */
  protected void drain() {
    drain(Duration.ofSeconds(60));
  }

  protected void drain(Duration patience) {
    var ends = ends(Topic.COMMENT_COMMANDS);
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> committed("comment-job-" + SERVERS.suffix(), ends));
  }

  /** Waits until the index for search has all events too. */
  protected void drainSearch() {
    drain();
    var ends = ends(Topic.COMMENT_EVENTS);
    await()
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> committed("comment-search-" + SERVERS.suffix(), ends));
  }

  private static Map<TopicPartition, Long> ends(Topic topic) {
    try (var consumer = consumer()) {
      return consumer.endOffsets(
          consumer.partitionsFor(TOPICS.of(topic)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList());
    }
  }

  private static boolean committed(String group, Map<TopicPartition, Long> ends) throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", SERVERS.kafkaBootstrap()))) {
      var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return ends.entrySet().stream()
          .filter(end -> end.getValue() > 0)
          .allMatch(end ->
              offsets.get(end.getKey()) != null
                  && offsets.get(end.getKey()).offset() >= end.getValue());
    }
  }

  /** Everything in a topic, from its beginning to its present end. */
  protected static List<ConsumerRecord<String, byte[]>> readAll(Topic topic) {
    var ends = ends(topic);
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = consumer()) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS.kafkaBootstrap());
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
