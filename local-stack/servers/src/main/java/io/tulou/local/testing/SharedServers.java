package io.tulou.local.testing;

import io.tulou.local.server.ContainerServers;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.Servers;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The four servers that all integration tests of a build share. The first caller starts them; they
 * end, and their data is deleted, when the build that started them has ended.
 *
 * <p>What is shared is kept apart by names: {@link #createDatabase} makes a database of one's own,
 * {@link #suffix} ends the names of topics, consumer groups and indexes, and each process has a
 * Redis database to itself, emptied when it gets it.
 *
 * <p>With {@code -Dtulou.containers=true} each process starts containers of its own instead.
 */
public final class SharedServers {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Endpoints endpoints;
  private final int redisDatabase;
  private final String suffix = randomSuffix();

  private SharedServers(Endpoints endpoints, int redisDatabase) {
    this.endpoints = endpoints;
    this.redisDatabase = redisDatabase;
  }

  /**
   * The servers, ready to answer.
   *
   * @throws ServerFailure if they can't be started
   */
  public static SharedServers get() {
    return Holder.SERVERS;
  }

  /** {@code jdbc:mysql://HOST:PORT}. */
  public String mysqlBase() {
    return endpoints.mysqlBase();
  }

  public String mysqlAdminUser() {
    return endpoints.mysqlAdminUser();
  }

  public String mysqlAdminPassword() {
    return endpoints.mysqlAdminPassword();
  }

  /** Address of one database, with the driver options of the platform. */
  public String mysqlUrl(String database) {
    return endpoints.mysqlBase() + "/" + database + Servers.MYSQL_OPTIONS;
  }

  /**
   * Makes an empty database.
   *
   * @return its name: {@code prefix}, an underscore, and what no other caller has
   */
  public String createDatabase(String prefix) {
    var name = prefix + "_" + randomSuffix();
    try (var connection =
            DriverManager.getConnection(mysqlUrl(""), mysqlAdminUser(), mysqlAdminPassword());
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
      return name;
    } catch (SQLException e) {
      throw new ServerFailure("Can't create the database " + name, e);
    }
  }

  /** {@code redis://HOST:PORT/DATABASE} with a database that only this process uses. */
  public String redisUrl() {
    return endpoints.redisUrl() + "/" + redisDatabase;
  }

  public int redisDatabase() {
    return redisDatabase;
  }

  /** {@code HOST:PORT}. */
  public String kafkaBootstrap() {
    return endpoints.kafkaBootstrap();
  }

  /** {@code http://HOST:PORT}. */
  public String elasticsearchUrl() {
    return endpoints.elasticsearchUrl();
  }

  /** Eight letters and digits that no other process has. */
  public String suffix() {
    return suffix;
  }

  /** Goes in front of topic names, for a platform of one's own on the shared broker. */
  public String topicPrefix() {
    return suffix + ".";
  }

  private static String randomSuffix() {
    return HexFormat.of().toHexDigits(RANDOM.nextInt());
  }

  private static SharedServers connect() {
    if (Boolean.getBoolean("tulou.containers")) {
      var containers = ContainerServers.start();
      Runtime.getRuntime().addShutdownHook(new Thread(containers::close));
      return new SharedServers(Endpoints.of(containers), 0);
    }
    var home = StackHome.find();
    var files = new SharedFiles(home.root().resolve("target/test-servers"));
    try (var _ = files.lock()) {
      if (!files.isServing()) {
        new KeeperStart(home, files).run();
      }
      files.lease(KeeperStart.owner().orElseGet(KeeperStart::self));
      var endpoints = Endpoints.read(files.endpoints());
      return new SharedServers(
          endpoints, new RedisDatabases(files, endpoints.redisUrl()).takeOne());
    } catch (IOException e) {
      throw new ServerFailure("Can't reach the shared test servers: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted while the shared test servers started", e);
    }
  }

  /** Made when first asked for, once. */
  private static final class Holder {
    static final SharedServers SERVERS = connect();
  }
}
