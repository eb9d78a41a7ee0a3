package io.tulou.local.server;

import java.nio.file.Path;
import java.util.List;

/**
 * Where and how the servers run.
 *
 * @param stack where the servers' programs are
 * @param data absolute directory of everything they write; made when absent
 * @param bind address they listen on
 * @param durable whether the data is to outlive this run: MariaDB reaches the disk with every
 *     commit, and Kafka, which the services wait for, archives its classes to start faster
 */
public record ServerOptions(
    StackHome stack, Path data, String bind, ServerPorts ports, Memory memory, boolean durable) {

  public ServerOptions {
    if (!data.isAbsolute()) {
      throw new IllegalArgumentException("Data directory must be absolute: " + data);
    }
  }

  List<String> classArchive(ServerKind kind) {
    return durable
        ? List.of(
            // An archive that does not fit, as the first time, is no news: it is written anew.
            "-Xlog:cds=off",
            "-Xlog:aot=off",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + home(kind).resolve("classes.jsa"))
        : List.of();
  }

  Path home(ServerKind kind) {
    return data.resolve(kind.label());
  }
}
