package io.tulou.comment.testing;

import io.tulou.common.log.TopicCreation;
import io.tulou.common.log.TopicNames;
import io.tulou.local.testing.SharedServers;
import io.tulou.sql.Migrations;
import io.tulou.sql.SchemaNames;
import io.tulou.sql.ServiceUser;
import java.util.Base64;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Servers, schema and topics for this process; made once. */
public final class Platform {
  public static final byte[] INTERNAL_KEY = "0123456789abcdef0123456789abcdef".getBytes();
  private static final String PASSWORD = "only-for-tests";
  private static final SharedServers SERVERS = SharedServers.get();
  private static final SchemaNames NAMES = SchemaNames.withSuffix(SERVERS.suffix());
  private static final TopicNames TOPICS = new TopicNames(SERVERS.suffix() + ".");
  private static final JdbcTemplate ADMIN = prepare();

  private Platform() {}

  /** The rights that comment-job has, and more. */
  public static JdbcTemplate admin() {
    return ADMIN;
  }

  public static SharedServers servers() {
    return SERVERS;
  }

  public static TopicNames topics() {
    return TOPICS;
  }

  /** What names are unique with. */
  public static String suffix() {
    return SERVERS.suffix();
  }

  public static String searchAlias() {
    return "comments-" + SERVERS.suffix();
  }

  /** Address of the schema, for who needs a connection of their own. */
  static String commentUrl() {
    return SERVERS.mysqlUrl(NAMES.comment());
  }

  /** Properties of a service on these servers, as its read-only user. */
  public static Map<String, Object> properties() {
    return Map.ofEntries(
        Map.entry("spring.datasource.url", SERVERS.mysqlUrl(NAMES.comment())),
        Map.entry("spring.datasource.username", ServiceUser.COMMENT_SERVICE.userName()),
        Map.entry("spring.datasource.password", PASSWORD),
        Map.entry("spring.data.redis.url", SERVERS.redisUrl()),
        Map.entry("tulou.log.bootstrap", SERVERS.kafkaBootstrap()),
        Map.entry("tulou.log.topic-prefix", TOPICS.prefix()),
        Map.entry("tulou.elasticsearch.url", SERVERS.elasticsearchUrl()),
        Map.entry("tulou.elasticsearch.alias", searchAlias()),
        Map.entry("tulou.blocks.feed-service", FakeFeed.get().address()),
        // A cold service on a busy machine is not a feed-service that is away.
        Map.entry("tulou.blocks.patience", "1s"),
        Map.entry("tulou.internal.key", Base64.getEncoder().encodeToString(INTERNAL_KEY)),
        Map.entry("tulou.cursor.key", Base64.getEncoder().encodeToString(INTERNAL_KEY)),
        Map.entry("logging.level.root", "warn"),
        Map.entry("spring.profiles.active", "dev"),
        Map.entry("management.server.port", "0"));
  }

  private static JdbcTemplate prepare() {
    try {
      var migrations =
          new Migrations(
              SERVERS.mysqlBase(), SERVERS.mysqlAdminUser(), SERVERS.mysqlAdminPassword());
      migrations.migrate(NAMES);
      migrations.grant(NAMES, Map.of(ServiceUser.COMMENT_SERVICE, PASSWORD));
      TopicCreation.createMissing(SERVERS.kafkaBootstrap(), TOPICS, (short) 1);
    } catch (Exception failure) {
      throw new IllegalStateException("test servers are not usable", failure);
    }
    return new JdbcTemplate(
        new DriverManagerDataSource(
            SERVERS.mysqlUrl(NAMES.comment()),
            SERVERS.mysqlAdminUser(),
            SERVERS.mysqlAdminPassword()));
  }
}
