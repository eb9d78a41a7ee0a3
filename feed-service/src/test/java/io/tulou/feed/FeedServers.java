package io.tulou.feed;

import io.tulou.common.log.TopicCreation;
import io.tulou.common.log.TopicNames;
import io.tulou.local.testing.SharedServers;
import io.tulou.sql.Migrations;
import io.tulou.sql.SchemaNames;
import java.util.Base64;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A platform of its own on the shared servers: schema, topics and keys. */
public final class FeedServers {
  public static final byte[] INTERNAL_KEY = "an internal key for tests, 32 b.".getBytes();
  private static final byte[] CURSOR_KEY = "a cursor key for tests".getBytes();

  private FeedServers() {}

  /**
   * Sets up the platform of that tag and points a context at it.
   *
   * @param tag letters and digits, another for each platform of the same process
   */
  public static void provide(DynamicPropertyRegistry registry, String tag) {
    var servers = SharedServers.get();
    var names = SchemaNames.withSuffix(servers.suffix() + tag);
    var prefix = servers.suffix() + tag + ".";
    try {
      new Migrations(servers.mysqlBase(), servers.mysqlAdminUser(), servers.mysqlAdminPassword())
          .migrate(names);
      TopicCreation.createMissing(servers.kafkaBootstrap(), new TopicNames(prefix), (short) 1);
    } catch (Exception failure) {
      throw new IllegalStateException("the test platform was not set up", failure);
    }
    var encoder = Base64.getEncoder();
    registry.add("TULOU_MYSQL_URL", servers::mysqlBase);
    registry.add("TULOU_SCHEMA", names::feed);
    registry.add("TULOU_MYSQL_USER", servers::mysqlAdminUser);
    registry.add("TULOU_MYSQL_PASSWORD", servers::mysqlAdminPassword);
    registry.add("spring.data.redis.url", servers::redisUrl);
    registry.add("tulou.log.bootstrap", servers::kafkaBootstrap);
    registry.add("tulou.log.topic-prefix", () -> prefix);
    registry.add("tulou.internal.key", () -> encoder.encodeToString(INTERNAL_KEY));
    registry.add("tulou.cursor.key", () -> encoder.encodeToString(CURSOR_KEY));
    registry.add("management.server.port", () -> 0);
  }
}
