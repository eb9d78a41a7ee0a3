package io.tulou.local.exporter;

import io.tulou.local.launcher.RunningPlatform;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.ServerPorts;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The databases that are exported, as users that can only read comments, and read members.
 *
 * @param mysql {@code jdbc:mysql://host:port}
 * @param secrets where the passwords of database users are
 */
public record ExportSource(String mysql, Path secrets) {
  private static final String OPTIONS =
      "?sslMode=PREFERRED&allowPublicKeyRetrieval=true&connectTimeout=2000&socketTimeout=30000"
          + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";

  /**
   * The platform that runs from this checkout.
   *
   * @throws ServerFailure if none does
   */
  static ExportSource running(StackHome home) {
    RunningPlatform.require(home.root());
    var folder = home.root().resolve(".tulou");
    int shift =
        Integer.parseInt(read(folder.resolve("run.properties")).getProperty("port-shift", "0"));
    return new ExportSource(
        "jdbc:mysql://127.0.0.1:" + ServerPorts.standard(shift).mysql(), folder.resolve("secrets"));
  }

  Connection comments() throws SQLException {
    return connect("comment", "comment_service", "password.comment-service");
  }

  Connection members() throws SQLException {
    return connect("feed", "feed_service", "password.feed-service");
  }

  private Connection connect(String schema, String user, String secret) throws SQLException {
    var connection =
        DriverManager.getConnection(
            mysql + "/" + schema + OPTIONS, user, read(secrets).getProperty(secret, ""));
    connection.setReadOnly(true);
    return connection;
  }

  private static Properties read(Path file) {
    var values = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      values.load(reader);
      return values;
    } catch (IOException e) {
      throw new ServerFailure("Can't read " + file + ": " + e.getMessage(), e);
    }
  }
}
