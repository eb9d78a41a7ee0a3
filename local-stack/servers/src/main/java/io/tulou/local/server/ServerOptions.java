package io.tulou.local.server;

import java.nio.file.Path;

/**
 * Where and how the servers run.
 *
 * @param stack where the servers' programs are
 * @param data absolute directory of everything they write; made when absent
 * @param bind address they listen on
 * @param durable whether MariaDB reaches the disk with every commit; tests can do without
 */
public record ServerOptions(
    StackHome stack, Path data, String bind, ServerPorts ports, Memory memory, boolean durable) {

  public ServerOptions {
    if (!data.isAbsolute()) {
      throw new IllegalArgumentException("Data directory must be absolute: " + data);
    }
  }

  Path home(ServerKind kind) {
    return data.resolve(kind.label());
  }
}
