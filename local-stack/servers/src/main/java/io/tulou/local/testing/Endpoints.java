package io.tulou.local.testing;

import io.tulou.local.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where the shared servers are; a file of six lines between processes. */
record Endpoints(
    String mysqlBase,
    String mysqlAdminUser,
    String mysqlAdminPassword,
    String redisUrl,
    String kafkaBootstrap,
    String elasticsearchUrl) {

  static Endpoints of(Servers servers) {
    return new Endpoints(
        servers.mysqlBase(),
        servers.mysqlAdminUser(),
        servers.mysqlAdminPassword(),
        servers.redisUrl(),
        servers.kafkaBootstrap(),
        servers.elasticsearchUrl());
  }

  void write(Path file) throws IOException {
    var fresh = file.resolveSibling("endpoints.new");
    Files.write(
        fresh,
        List.of(
            mysqlBase,
            mysqlAdminUser,
            mysqlAdminPassword,
            redisUrl,
            kafkaBootstrap,
            elasticsearchUrl));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Endpoints read(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    return new Endpoints(
        lines.get(0), lines.get(1), lines.get(2), lines.get(3), lines.get(4), lines.get(5));
  }
}
