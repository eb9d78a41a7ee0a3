package io.tulou.local.launcher;

import io.tulou.local.server.ProcessIdentity;
import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a running {@code up} tells other commands about itself.
 *
 * @param url the door's address
 * @param portShift of all ports but the door's
 * @param kafka brokers, or null while starting
 * @param redis address, or null while starting
 * @param ready whether it has finished starting
 */
public record RunningPlatform(
    ProcessIdentity process,
    URI url,
    int portShift,
    @Nullable String kafka,
    @Nullable String redis,
    boolean ready) {

  /**
   * The address of the platform that runs from this checkout.
   *
   * @throws ServerFailure if none does, or it isn't ready
   */
  public static URI require(Path root) {
    return find(TulouFolder.of(root))
        .filter(RunningPlatform::ready)
        .map(RunningPlatform::url)
        .orElseThrow(() -> new ServerFailure("Tulou is not running; start it with: ./tulou up"));
  }

  static Optional<RunningPlatform> find(TulouFolder folder) {
    var values = new Properties();
    try (var reader = Files.newBufferedReader(folder.run())) {
      values.load(reader);
      var process =
          new ProcessIdentity(
              Long.parseLong(values.getProperty("pid", "")),
              Instant.ofEpochMilli(Long.parseLong(values.getProperty("started", ""))));
      return Optional.of(
              new RunningPlatform(
                  process,
                  URI.create(values.getProperty("url", "")),
                  Integer.parseInt(values.getProperty("port-shift", "0")),
                  values.getProperty("kafka"),
                  values.getProperty("redis"),
                  Boolean.parseBoolean(values.getProperty("ready"))))
          .filter(running -> running.process().isAlive());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void write(TulouFolder folder) throws IOException {
    var values = new Properties();
    values.setProperty("pid", Long.toString(process.pid()));
    values.setProperty("started", Long.toString(process.started().toEpochMilli()));
    values.setProperty("url", url.toString());
    values.setProperty("port-shift", Integer.toString(portShift));
    if (kafka != null && redis != null) {
      values.setProperty("kafka", kafka);
      values.setProperty("redis", redis);
    }
    values.setProperty("ready", Boolean.toString(ready));
    Files.createDirectories(folder.path());
    var fresh = folder.run().resolveSibling("run.properties.new");
    try (var writer = Files.newBufferedWriter(fresh)) {
      values.store(writer, "The running platform");
    }
    Files.move(
        fresh, folder.run(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
