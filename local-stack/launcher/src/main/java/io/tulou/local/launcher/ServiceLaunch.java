package io.tulou.local.launcher;

import io.tulou.local.server.Memory;
import io.tulou.local.server.ProcessSpec;
import io.tulou.local.server.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each service is run: what it must know comes by environment, as in a container. */
record ServiceLaunch(PlatformOptions options, Servers servers, Secrets secrets) {
  /** Services finish what they have accepted, and the first time archive their classes. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  ProcessSpec of(Service service) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms48m",
                "-Xmx" + (options.memory() == Memory.SMALL ? "128m" : "192m"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // A virtual thread that loads a class holds its carrier: with one for each of two
                // processors, two such threads that wait for a third would wait forever.
                "-Djdk.virtualThreadScheduler.parallelism=8",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options.jvm());
    command.addAll(program(service).arguments());
    return new ProcessSpec(
        service.label(),
        command,
        environment(service),
        options.folder(),
        TulouFolder.serviceData(options.folder()),
        GRACE);
  }

  ServiceProgram program(Service service) {
    return new ServiceProgram(service.jar(options.home().root()));
  }

  Map<String, String> environment(Service service) {
    var ports = options.ports();
    var environment = new HashMap<String, String>();
    environment.put("SPRING_PROFILES_ACTIVE", "dev");
    environment.put("SERVER_PORT", Integer.toString(ports.http(service)));
    environment.put(
        "SERVER_ADDRESS", service == Service.BFF ? options.bind() : PlatformOptions.LOOPBACK);
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service)));
    environment.put("MANAGEMENT_SERVER_ADDRESS", PlatformOptions.LOOPBACK);
    environment.put("TULOU_MYSQL_URL", servers.mysqlBase());
    environment.put("TULOU_REDIS_URL", servers.redisUrl());
    environment.put("TULOU_KAFKA", servers.kafkaBootstrap());
    environment.put("TULOU_ELASTICSEARCH", servers.elasticsearchUrl());
    environment.put("TULOU_INTERNAL_KEY", secrets.internalKey());
    environment.put("TULOU_CURSOR_KEY", secrets.cursorKey());
    switch (service) {
      case BFF -> {
        environment.put("TULOU_COMMENT_SERVICE", address(Service.COMMENT_SERVICE));
        environment.put("TULOU_FEED_SERVICE", address(Service.FEED_SERVICE));
        environment.put("TULOU_HISTORY_SERVICE", address(Service.HISTORY_SERVICE));
        environment.put("TULOU_COMMENT_JOB", address(Service.COMMENT_JOB));
        environment.put("TULOU_DEV_KEY_FILE", options.folder().resolve("dev-key.json").toString());
      }
      case FEED_SERVICE, HISTORY_SERVICE -> environment.put("TULOU_ROLE", "all");
      case COMMENT_SERVICE -> environment.put("TULOU_FEED_SERVICE", address(Service.FEED_SERVICE));
      case COMMENT_JOB -> {}
    }
    if (service.ownsUser()) {
      environment.put("TULOU_MYSQL_PASSWORD", secrets.password(service));
    }
    return environment;
  }

  private String address(Service service) {
    return "http://" + PlatformOptions.LOOPBACK + ":" + options.ports().http(service);
  }
}
