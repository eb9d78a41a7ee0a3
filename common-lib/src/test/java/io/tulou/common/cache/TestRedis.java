package io.tulou.common.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import redis.embedded.RedisServer;

/**
 * A Redis server on a free port, started once for all tests that want it and emptied for each
 * class.
 */
public final class TestRedis implements BeforeAllCallback {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(TestRedis.class);

  private static volatile Running running;

  /** Connects to the running server. */
  public static LettuceConnectionFactory connections() {
    return running.connections();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context.getRoot().getStore(SPACE).computeIfAbsent("redis", _ -> start(), Running.class);
    try (var connection = connections().getConnection()) {
      connection.serverCommands().flushAll();
    }
  }

  private record Running(RedisServer server, LettuceConnectionFactory connections)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      connections.destroy();
      server.stop();
    }
  }

  private static Running start() {
    try {
      int port = freePort();
      var server =
          RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
      server.start();
      return new Running(server, connect(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LettuceConnectionFactory connect(int port) {
    var client = LettuceClientConfiguration.builder().commandTimeout(Duration.ofSeconds(5)).build();
    var factory =
        new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port), client);
    factory.afterPropertiesSet();
    factory.start();
    return factory;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
