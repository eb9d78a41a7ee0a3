package io.tulou.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the schemas and users of one MySQL-compatible server up to date; repeatable. */
public final class Migrations {
  private final String serverUrl;
  private final String adminUser;
  private final String adminPassword;

  /**
   * One server, as its administrator.
   *
   * @param serverUrl without a schema, such as {@code jdbc:mysql://127.0.0.1:3306}
   */
  public Migrations(String serverUrl, String adminUser, String adminPassword) {
    this.serverUrl = serverUrl;
    this.adminUser = adminUser;
    this.adminPassword = adminPassword;
  }

  /** Creates what is missing and applies what is new. */
  public void migrate(SchemaNames names) throws SQLException {
    execute(
        List.of(names.comment(), names.feed(), names.history()).stream()
            .map(name -> "CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4".formatted(name))
            .toList());
    migrate(names.comment(), "comment");
    migrate(names.feed(), "feed");
    migrate(names.history(), "history");
  }

  /** Creates the users that are missing, sets their passwords and grants what they need. */
  public void grant(SchemaNames names, Map<ServiceUser, String> passwords) throws SQLException {
    try (var connection = connect()) {
      for (var entry : passwords.entrySet()) {
        createUser(connection, entry.getKey().userName(), entry.getValue());
        try (var statement = connection.createStatement()) {
          for (var grant : entry.getKey().grants(names)) {
            statement.execute(grant);
          }
        }
      }
    }
  }

  private static void createUser(Connection connection, String user, String password)
      throws SQLException {
    for (var sql :
        List.of(
            "CREATE USER IF NOT EXISTS ?@'%' IDENTIFIED BY ?",
            "ALTER USER ?@'%' IDENTIFIED BY ?")) {
      try (var statement = connection.prepareStatement(sql)) {
        statement.setString(1, user);
        statement.setString(2, password);
        statement.execute();
      }
    }
  }

  private void migrate(String schema, String folder) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(url(schema), adminUser, adminPassword)
        .locations("classpath:io/tulou/sql/" + folder)
        .connectRetries(3)
        .load()
        .migrate();
  }

  private void execute(List<String> statements) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(""), adminUser, adminPassword);
  }

  private String url(String schema) {
    return serverUrl
        + "/"
        + schema
        + "?sslMode=PREFERRED&allowPublicKeyRetrieval=true&connectTimeout=5000&socketTimeout=60000";
  }
}
