package io.tulou.local.testing;

import io.tulou.local.server.ProcessIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The directory through which test processes and the keeper meet: {@code lock}, {@code keeper} (its
 * process), {@code endpoints}, {@code leases/PID}, and {@code data} of the servers.
 */
record SharedFiles(Path directory) {

  /** One process at a time; closed by the end of the process too. */
  Closeable lock() throws IOException {
    return lock(directory.resolve("lock"));
  }

  Closeable lock(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  Path keeper() {
    return directory.resolve("keeper");
  }

  Path endpoints() {
    return directory.resolve("endpoints");
  }

  Path data() {
    return directory.resolve("data");
  }

  Path keeperLog() {
    return directory.resolve("keeper.log");
  }

  Path keeperCode() {
    return directory.resolve("code");
  }

  /** Keeps the servers alive as long as {@code holder} lives. */
  void lease(ProcessIdentity holder) throws IOException {
    holder.write(directory.resolve("leases").resolve(Long.toString(holder.pid())));
  }

  boolean isLeased() throws IOException {
    var leases = Files.createDirectories(directory.resolve("leases"));
    try (Stream<Path> files = Files.list(leases)) {
      return files.anyMatch(
          file -> ProcessIdentity.read(file).filter(ProcessIdentity::isAlive).isPresent());
    }
  }

  /** Whether a keeper is alive and has its servers ready. */
  boolean isServing() {
    return Files.exists(endpoints())
        && ProcessIdentity.read(keeper()).filter(ProcessIdentity::isAlive).isPresent();
  }

  void withdraw() throws IOException {
    Files.deleteIfExists(endpoints());
  }

  void deleteServers() throws IOException {
    deleteTree(data());
    deleteTree(directory.resolve("leases"));
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
