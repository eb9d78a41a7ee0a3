package io.tulou.e2e.bench;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The least that a process in Java can do for a page, as a limit: Jetty sends bytes that it has, or
 * those that it has just got from Redis over Lettuce, the one without a word more than is needed.
 */
final class JettyPages extends Handler.Abstract.NonBlocking {
  static final String READY = "/proxied";
  static final String SMALL = "/small";
  static final String FROM_REDIS = "/redis";
  static final String TWO_TRIPS = "/trips";

  private static final int ROOTS = 20;
  private static final ByteBuffer SIXTY_BYTES =
      ByteBuffer.wrap("x".repeat(60).getBytes(StandardCharsets.US_ASCII));

  private final ByteBuffer page;
  private final RedisCommands<byte[], byte[]> redis;
  private final byte[] index;
  private final byte[][] comments;

  /**
   * @param keys first that of a sorted set, then those of values
   */
  private JettyPages(byte[] page, RedisCommands<byte[], byte[]> redis, List<String> keys) {
    this.page = ByteBuffer.allocateDirect(page.length).put(page).flip();
    this.redis = redis;
    this.index = bytes(keys.getFirst());
    this.comments =
        keys.subList(1, keys.size()).stream().map(JettyPages::bytes).toArray(byte[][]::new);
  }

  /** Port, file of the page, Redis, file of keys. */
  public static void main(String[] args) throws Exception {
    var redis = RedisClient.create(URI.create(args[2]).toString());
    var commands = redis.connect(ByteArrayCodec.INSTANCE).sync();
    var server = new Server(new VirtualThreadPool());
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(args[0]));
    server.addConnector(connector);
    server.setHandler(
        new JettyPages(
            Files.readAllBytes(Path.of(args[1])), commands, Files.readAllLines(Path.of(args[3]))));
    server.start();
    server.join();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    switch (request.getHttpURI().getPath()) {
      case READY -> send(response, page, callback);
      case SMALL -> send(response, SIXTY_BYTES, callback);
      case FROM_REDIS -> apart(response, callback, this::fromRedis);
      case TWO_TRIPS -> apart(response, callback, this::twoTrips);
      default -> Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    }
    return true;
  }

  /** Gets a page's bytes, waiting for them. */
  @FunctionalInterface
  private interface Fetch {
    ByteBuffer get();
  }

  /** What waits has a thread of its own. */
  private void apart(Response response, Callback callback, Fetch fetch) {
    getServer()
        .getThreadPool()
        .execute(() -> {
          try {
            send(response, fetch.get(), callback);
          } catch (RuntimeException failed) {
            callback.failed(failed);
          }
        });
  }

  private ByteBuffer fromRedis() {
    int roots = redis.zrevrange(index, 0, ROOTS - 1).size();
    var values = redis.mget(comments);
    int length = values.stream().mapToInt(value -> value.getValue().length).sum();
    var whole = ByteBuffer.allocate(length);
    values.forEach(value -> whole.put(value.getValue()));
    if (roots != ROOTS) {
      throw new IllegalStateException(roots + " roots in the index");
    }
    return whole.flip();
  }

  private ByteBuffer twoTrips() {
    if (redis.get(comments[0]) == null || redis.get(comments[1]) == null) {
      throw new IllegalStateException("not in Redis");
    }
    return SIXTY_BYTES;
  }

  private static void send(Response response, ByteBuffer body, Callback callback) {
    response.setStatus(HttpStatus.OK_200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, body.duplicate(), callback);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
