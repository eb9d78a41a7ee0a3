package io.tulou.local.importer;

import io.tulou.local.launcher.RunningPlatform;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.ServerPorts;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The platform that an import goes to.
 *
 * @param door the BFF, for what is printed at the end
 * @param internalKey of calls between services, as base64
 * @param folder of what the platform writes; states of imports are kept beneath it
 */
public record ImportTarget(
    URI door, URI feedService, String kafka, String redisUrl, String internalKey, Path folder) {
  private static final int FEED_SERVICE_PORT = 8082;

  /**
   * The platform whose files are in a folder.
   *
   * @param folder where its {@code secrets} are
   */
  public static ImportTarget in(
      Path folder, URI door, URI feedService, String kafka, String redisUrl) {
    var key = read(folder.resolve("secrets")).getProperty("internal-key", "");
    return new ImportTarget(door, feedService, kafka, redisUrl, key, folder);
  }

  /**
   * The platform that runs from this checkout.
   *
   * @throws ServerFailure if none does
   */
  static ImportTarget running(StackHome home) {
    var door = RunningPlatform.require(home.root());
    var folder = home.root().resolve(".tulou");
    var run = read(folder.resolve("run.properties"));
    int shift = Integer.parseInt(run.getProperty("port-shift", "0"));
    var servers = ServerPorts.standard(shift);
    return in(
        folder,
        door,
        URI.create(
            run.getProperty("feed-service", "http://127.0.0.1:" + (FEED_SERVICE_PORT + shift))),
        run.getProperty("kafka", "127.0.0.1:" + servers.kafka()),
        run.getProperty("redis", "redis://127.0.0.1:" + servers.redis()));
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
