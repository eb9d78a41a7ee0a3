package io.tulou.local.launcher;

import io.tulou.common.log.TopicCreation;
import io.tulou.common.log.TopicNames;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.Servers;
import io.tulou.sql.Migrations;
import io.tulou.sql.SchemaNames;
import io.tulou.sql.ServiceUser;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What must stand before the services start; all of it can be done again. */
record Preparation(Servers servers, Secrets secrets) {
  private static final short ONE_BROKER = 1;

  void migrate() {
    var migrations =
        new Migrations(servers.mysqlBase(), servers.mysqlAdminUser(), servers.mysqlAdminPassword());
    var passwords = new EnumMap<ServiceUser, String>(ServiceUser.class);
    for (var user : ServiceUser.values()) {
      passwords.put(user, secrets.password(Service.valueOf(user.name())));
    }
    try {
      migrations.migrate(SchemaNames.DEFAULT);
      migrations.grant(SchemaNames.DEFAULT, passwords);
    } catch (SQLException e) {
      throw new ServerFailure("The schemas can't be migrated: " + e.getMessage(), e);
    }
  }

  void createTopics() throws InterruptedException {
    try {
      TopicCreation.createMissing(servers.kafkaBootstrap(), TopicNames.PLAIN, ONE_BROKER);
    } catch (ExecutionException | TimeoutException e) {
      throw new ServerFailure("The topics can't be created: " + e, e);
    }
  }
}
