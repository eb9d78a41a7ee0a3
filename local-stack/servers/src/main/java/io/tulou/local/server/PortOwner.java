package io.tulou.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux lets this user see. */
final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** For example {@code process 4711, redis-server}. */
  static Optional<String> find(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> inode(lines(Path.of(table)), port).stream())
        .findFirst()
        .flatMap(PortOwner::holder);
  }

  /** The socket's inode in a table as the kernel prints it. */
  static Optional<String> inode(List<String> table, int port) {
    var suffix = String.format(Locale.ROOT, ":%04X", port);
    return table.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 9)
        .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
        .map(columns -> columns[9])
        .findFirst();
  }

  private static Optional<String> holder(String inode) {
    var socket = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), socket))
        .findFirst()
        .map(process -> "process " + process.pid() + ", " + name(process));
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.anyMatch(file -> socket.equals(target(file)));
    } catch (IOException e) {
      // Another user's process, or one that has just ended.
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> String.valueOf(Path.of(command).getFileName()))
        .orElse("of another user");
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of();
    }
  }
}
