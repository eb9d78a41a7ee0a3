package io.tulou.local.launcher;

import io.tulou.local.server.Memory;
import io.tulou.local.server.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each service is run: what it must know comes by environment, as in a container. */
record ServiceLaunch(PlatformOptions options, ServerAddresses servers, Secrets secrets) {
  /** Services finish what they have accepted, and the first time archive their classes. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  ProcessSpec of(Service service) {
    return of(service, isRecorded() ? ProgramForm.RECORDED : ProgramForm.UNPACKED);
  }

  private boolean isRecorded() {
    return options.jvm().stream().anyMatch(option -> option.startsWith("-XX:StartFlightRecording"));
  }

  ProcessSpec of(Service service, ProgramForm form) {
    var command = new ArrayList<>(jvm());
    command.addAll(options.jvm());
    command.addAll(program(service).arguments(form));
    return new ProcessSpec(
        service.label(),
        command,
        environment(service),
        options.folder(),
        TulouFolder.serviceData(options.folder()),
        GRACE);
  }

  /** A second node of a service on ports of its own. */
  ProcessSpec twin(Service service, int port, int managementPort) {
    var first = of(service);
    var environment = new HashMap<>(first.environment());
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    return new ProcessSpec(
        service.label() + "-twin",
        first.command(),
        environment,
        first.directory(),
        TulouFolder.serviceData(options.folder()),
        GRACE);
  }

  /**
   * What suits a small machine. A cache is of use only to the JVM and the collector it was made by.
   */
  List<String> jvm() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms48m",
        "-Xmx" + (options.memory() == Memory.SMALL ? "128m" : "192m"),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // A virtual thread that loads a class holds its carrier: with one for each of two
        // processors, two such threads that wait for a third would wait forever.
        "-Djdk.virtualThreadScheduler.parallelism=8",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
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
    environment.put("TULOU_MYSQL_URL", servers.mysql());
    environment.put("TULOU_REDIS_URL", servers.redis());
    environment.put("TULOU_KAFKA", servers.kafka());
    environment.put("TULOU_ELASTICSEARCH", servers.elasticsearch());
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
      case COMMENT_JOB -> {
        environment.put("TULOU_FEED_SERVICE", address(Service.FEED_SERVICE));
        environment.put("TULOU_HISTORY_SERVICE", address(Service.HISTORY_SERVICE));
      }
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
