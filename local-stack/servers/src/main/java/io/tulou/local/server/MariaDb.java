package io.tulou.local.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * MariaDB, which stands in for MySQL: strict as MySQL 8.4 is by default, read-committed as the
 * services expect.
 */
record MariaDb(ServerOptions options) implements Server {
  private static final String STRICT =
      "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

  @Override
  public ServerKind kind() {
    return ServerKind.MARIADB;
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Programs.makeExecutable(program());
    Files.createDirectories(temporary());
    if (!Files.exists(initialised())) {
      Files.createDirectories(data());
      initialise();
      Files.createFile(initialised());
    }
  }

  @Override
  public ProcessSpec process() {
    var command = common();
    command.addAll(
        List.of(
            // Relative to the data directory, since the path of a socket has at most 107 bytes.
            "--socket=mysqld.sock",
            "--pid-file=mysqld.pid",
            "--port=" + options.ports().mysql(),
            "--bind-address=" + options.bind(),
            "--skip-name-resolve",
            "--max-connections=300",
            "--transaction-isolation=READ-COMMITTED",
            "--sql-mode=" + STRICT,
            "--default-time-zone=+00:00",
            "--innodb-buffer-pool-size=" + options.memory().bufferPool(),
            "--innodb-flush-log-at-trx-commit=" + (options.durable() ? 1 : 2),
            "--performance-schema=OFF",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_general_ci"));
    return new ProcessSpec(
        kind().label(), command, Map.of(), data(), options.data(), Duration.ofSeconds(30));
  }

  /** The server speaks first: a greeting with protocol version 10, or an error. */
  @Override
  public boolean isReady() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(Programs.reach(options.bind(), options.ports().mysql()), 500);
      socket.setSoTimeout(500);
      var greeting = socket.getInputStream().readNBytes(5);
      return greeting.length == 5 && greeting[4] == 10;
    }
  }

  /** Runs the scripts that the server comes with; there each statement ends its line. */
  private void initialise() throws IOException, InterruptedException {
    var command = common();
    command.addAll(
        List.of(
            "--bootstrap",
            "--innodb-buffer-pool-size=32M",
            "--log-warnings=0",
            "--skip-networking"));
    var share = options.stack().mariaDb().resolve("share");
    var parts = new ArrayList<InputStream>();
    parts.add(
        new ByteArrayInputStream(
            """
            create database mysql;
            use mysql;
            set @auth_root_socket=NULL;
            set @skip_auth_anonymous=1;
            """
                .getBytes(StandardCharsets.UTF_8)));
    for (var script : List.of("system_tables", "performance_tables", "system_tables_data")) {
      parts.add(Files.newInputStream(share.resolve("mariadb_" + script + ".sql")));
    }
    new Setup(kind().label(), command, data(), options.data())
        .run(new SequenceInputStream(Collections.enumeration(parts)));
  }

  private ArrayList<String> common() {
    var base = options.stack().mariaDb();
    var command =
        new ArrayList<>(
            List.of(
                program().toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data(),
                // Not the machine's: a server that starts deletes what looks like a crashed one's.
                "--tmpdir=" + temporary(),
                "--lc-messages-dir=" + base.resolve("share"),
                "--innodb-log-file-size=" + options.memory().redoLog(),
                // Making a key pair at start costs seconds, and all this stays on one machine.
                "--skip-ssl"));
    if (Programs.isRoot()) {
      command.add("--user=root");
    }
    return command;
  }

  private Path program() {
    return options.stack().mariaDb().resolve("bin/mariadbd");
  }

  private Path data() {
    return options.home(kind()).resolve("data");
  }

  private Path temporary() {
    return options.home(kind()).resolve("tmp");
  }

  private Path initialised() {
    return options.home(kind()).resolve("initialised");
  }
}
