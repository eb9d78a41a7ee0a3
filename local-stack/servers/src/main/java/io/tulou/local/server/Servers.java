package io.tulou.local.server;

/** Where the four servers are reached, whatever runs them. */
public sealed interface Servers extends AutoCloseable permits LocalServers, ContainerServers {

  /** {@code jdbc:mysql://HOST:PORT}, without a schema. */
  String mysqlBase();

  String mysqlAdminUser();

  String mysqlAdminPassword();

  /** {@code redis://HOST:PORT}. */
  String redisUrl();

  /** {@code HOST:PORT}. */
  String kafkaBootstrap();

  /** {@code http://HOST:PORT}. */
  String elasticsearchUrl();

  /** The address of one schema, with the options that the platform needs. */
  default String mysqlUrl(String schema) {
    return mysqlBase() + "/" + schema + MYSQL_OPTIONS;
  }

  /** The local server has no certificate; batches are rewritten into multi-row statements. */
  String MYSQL_OPTIONS =
      "?sslMode=DISABLED&allowPublicKeyRetrieval=true&rewriteBatchedStatements=true"
          + "&connectTimeout=5000&socketTimeout=30000";

  /** Stops them and returns when they have ended. */
  @Override
  void close();
}
