package io.tulou.e2e.bench;

import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Where a reader without a token can ask for a comment: two nodes past the door, and the door. */
record Nodes(List<Place> places) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * One place.
   *
   * @param tokens by which nodes know who calls
   */
  record Place(String name, HttpPool pool, InternalTokens tokens, boolean isDoor) {
    /** Whether a reader sees the comment: {@code 200} or {@code 404}, or that it got no answer. */
    int status(long commentId) {
      try {
        return isDoor
            ? pool.call("GET", "/v1/comments/" + commentId, "", "").status()
            : pool.call("GET", "/internal/comments/" + commentId, identity(), "").status();
      } catch (IOException none) {
        return 0;
      }
    }

    private String identity() {
      return InternalTokens.HEADER + ": " + tokens.sign(Caller.NOBODY) + "\r\n";
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static Nodes of(Platform platform, int twinPort) throws IOException, InterruptedException {
    var tokens = new InternalTokens(platform.internalKey(), Clock.systemUTC());
    var first = new HttpPool(platform.innerUrl(Service.COMMENT_SERVICE));
    var twin = new HttpPool(URI.create("http://127.0.0.1:" + twinPort));
    var nodes =
        new Nodes(
            List.of(
                new Place("one node", first, tokens, false),
                new Place("the other node", twin, tokens, false),
                new Place("the door", new HttpPool(platform.url()), tokens, true)));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (nodes.twin().status(1) != 404) {
      if (System.nanoTime() > end) {
        throw new IOException("the other node does not answer");
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    return nodes;
  }

  Place twin() {
    return places.get(1);
  }

  Place door() {
    return places.get(2);
  }

  @Override
  public void close() throws IOException {
    for (var place : places) {
      place.pool().close();
    }
  }
}
