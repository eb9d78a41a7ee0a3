package io.tulou.local.testing;

import io.tulou.local.server.ProcessIdentity;
import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Gives each process a numbered Redis database, free again when the process has ended. */
record RedisDatabases(SharedFiles files, String url) {
  private static final int COUNT = 64;

  /** Call it under the lock. */
  int takeOne() throws IOException {
    for (int database = 0; database < COUNT; database++) {
      if (ProcessIdentity.read(holder(database)).filter(ProcessIdentity::isAlive).isEmpty()) {
        KeeperStart.self().write(holder(database));
        empty(database);
        return database;
      }
    }
    throw new ServerFailure("All " + COUNT + " Redis databases are in use by running tests");
  }

  private Path holder(int database) {
    return files.data().resolve("redis-database-" + database);
  }

  private void empty(int database) throws IOException {
    var address = URI.create(url);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write(("SELECT " + database + "\r\nFLUSHDB\r\n").getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(10), StandardCharsets.US_ASCII);
      if (!answer.equals("+OK\r\n+OK\r\n")) {
        throw new IOException("Redis answered " + answer.strip());
      }
    }
  }
}
