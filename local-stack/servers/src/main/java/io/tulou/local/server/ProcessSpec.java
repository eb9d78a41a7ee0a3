package io.tulou.local.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run one child process.
 *
 * @param name what it is called in messages and files
 * @param environment added to what this process has
 * @param data directory whose {@code logs} and {@code pids} it uses
 * @param grace how long it may take to end when asked to
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path data,
    Duration grace) {

  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Where its output goes. */
  public Path log() {
    return data.resolve("logs").resolve(name + ".log");
  }

  Path pidFile() {
    return PidFiles.file(data, name);
  }
}
