package io.tulou.local.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Redis without persistence: all it holds can be rebuilt, and a restart that loses it proves so.
 */
record Redis(ServerOptions options) implements Server {
  /** Enough for every test JVM to have one to itself. */
  static final int DATABASES = 64;

  @Override
  public ServerKind kind() {
    return ServerKind.REDIS;
  }

  @Override
  public void prepare() throws IOException {
    Programs.makeExecutable(options.stack().redis());
    Files.createDirectories(options.home(kind()));
  }

  @Override
  public ProcessSpec process() {
    return new ProcessSpec(
        kind().label(),
        List.of(
            options.stack().redis().toString(),
            "--port",
            Integer.toString(options.ports().redis()),
            "--bind",
            options.bind(),
            "--protected-mode",
            "no",
            "--databases",
            Integer.toString(DATABASES),
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            options.home(kind()).toString()),
        Map.of(),
        options.home(kind()),
        options.data(),
        Duration.ofSeconds(10));
  }

  @Override
  public boolean isReady() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(Programs.reach(options.bind(), options.ports().redis()), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII)
          .equals("+PONG");
    }
  }
}
