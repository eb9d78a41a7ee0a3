package io.tulou.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Kafka broker that is its own controller; topics are made on purpose, never by a typing error.
 */
record Kafka(ServerOptions options) implements Server {
  private static final String LOGGING =
      """
      status=error
      appender.c.type=Console
      appender.c.name=c
      appender.c.layout.type=PatternLayout
      appender.c.layout.pattern=%d %p %c{1} %m%n
      rootLogger.level=warn
      rootLogger.appenderRef.c.ref=c
      logger.s.name=kafka.server
      logger.s.level=info
      """;

  @Override
  public ServerKind kind() {
    return ServerKind.KAFKA;
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("log4j2.properties"), LOGGING);
    Files.writeString(properties(), configuration());
    if (!Files.exists(home().resolve("data/meta.properties"))) {
      format();
    }
  }

  @Override
  public ProcessSpec process() {
    var command =
        java("-Xms128m", options.memory().kafkaHeap(), "kafka.Kafka", properties().toString());
    command.addAll(1, options.classArchive(kind()));
    return new ProcessSpec(
        kind().label(), command, Map.of(), home(), options.data(), Duration.ofSeconds(30));
  }

  /** The port opens when the broker has started. */
  @Override
  public boolean isReady() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(Programs.reach(options.bind(), options.ports().kafka()), 500);
      return true;
    }
  }

  private void format() throws IOException, InterruptedException {
    var command =
        java(
            "-Xms32m",
            "128m",
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "MkU3OEVBNTcwNTJENDM2Qg",
            "-c",
            properties().toString());
    new Setup(kind().label(), command, home(), options.data()).run(InputStream.nullInputStream());
  }

  private ArrayList<String> java(String least, String heap, String... mainAndArguments) {
    var command =
        new ArrayList<>(
            List.of(
                Programs.java(),
                least,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (options.memory() == Memory.ROOMY ? 4 : 1),
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlog4j2.configurationFile=" + home().resolve("log4j2.properties"),
                "-cp",
                options.stack().kafka().resolve("lib") + "/*"));
    command.addAll(List.of(mainAndArguments));
    return command;
  }

  private String configuration() {
    var ports = options.ports();
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%d
    listeners=PLAINTEXT://%s:%d,CONTROLLER://127.0.0.1:%d
    advertised.listeners=PLAINTEXT://%s:%d
    inter.broker.listener.name=PLAINTEXT
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=%s
    num.partitions=4
    default.replication.factor=1
    min.insync.replicas=1
    log.message.timestamp.type=LogAppendTime
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0
    controlled.shutdown.max.retries=1
    num.network.threads=2
    num.io.threads=2
    background.threads=2
    log.cleaner.threads=1
    log.cleaner.dedupe.buffer.size=8388608
    """
        .formatted(
            ports.kafkaController(),
            options.bind(),
            ports.kafka(),
            ports.kafkaController(),
            Programs.host(options.bind()),
            ports.kafka(),
            home().resolve("data"));
  }

  private Path properties() {
    return home().resolve("kraft.properties");
  }

  private Path home() {
    return options.home(kind());
  }
}
