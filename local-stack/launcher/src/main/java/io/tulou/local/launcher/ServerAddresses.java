package io.tulou.local.launcher;

import io.tulou.local.server.Servers;

/**
 * Where a service finds the servers.
 *
 * @param mysql {@code jdbc:mysql://HOST:PORT}
 * @param redis {@code redis://HOST:PORT}
 * @param kafka {@code HOST:PORT}
 * @param elasticsearch {@code http://HOST:PORT}
 */
record ServerAddresses(String mysql, String redis, String kafka, String elasticsearch) {
  static ServerAddresses of(Servers servers) {
    return new ServerAddresses(
        servers.mysqlBase(),
        servers.redisUrl(),
        servers.kafkaBootstrap(),
        servers.elasticsearchUrl());
  }

  /** A port of this machine on which nothing listens. */
  static ServerAddresses nowhere() {
    return new ServerAddresses(
        "jdbc:mysql://127.0.0.1:1", "redis://127.0.0.1:1", "127.0.0.1:1", "http://127.0.0.1:1");
  }
}
