package io.tulou.sql;

import io.tulou.common.log.TopicCreation;
import io.tulou.common.log.TopicNames;
import java.util.EnumMap;
import java.util.Map;

/**
 * The job before each deployment: schemas, users, topics, from the environment.
 *
 * <p>Reads {@code TULOU_MYSQL_URL}, {@code TULOU_MYSQL_ADMIN_USER}, {@code
 * TULOU_MYSQL_ADMIN_PASSWORD}, {@code TULOU_MYSQL_PASSWORD_<USER>} for each {@link ServiceUser},
 * {@code TULOU_KAFKA}, and {@code TULOU_KAFKA_REPLICATION} (3 where absent).
 */
public final class Prepare {
  private Prepare() {}

  public static void main(String[] args) throws Exception {
    var environment = System.getenv();
    var migrations =
        new Migrations(
            required(environment, "TULOU_MYSQL_URL"),
            required(environment, "TULOU_MYSQL_ADMIN_USER"),
            required(environment, "TULOU_MYSQL_ADMIN_PASSWORD"));
    migrations.migrate(SchemaNames.DEFAULT);
    var passwords = new EnumMap<ServiceUser, String>(ServiceUser.class);
    for (var user : ServiceUser.values()) {
      passwords.put(user, required(environment, "TULOU_MYSQL_PASSWORD_" + user.name()));
    }
    migrations.grant(SchemaNames.DEFAULT, passwords);
    TopicCreation.createMissing(
        required(environment, "TULOU_KAFKA"),
        new TopicNames(environment.getOrDefault("TULOU_LOG_TOPIC_PREFIX", "")),
        Short.parseShort(environment.getOrDefault("TULOU_KAFKA_REPLICATION", "3")));
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
