package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that never ends what it has begun to say, over and over, so that one place is taken. */
final class SlowRequests implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int REFUSED = 503;

  /** Below the time that the door gives a write. */
  private static final long AGAIN_MILLIS = 1_500;

  private final Thread client;
  private volatile boolean ended;

  private SlowRequests(URI door, String header) {
    this.client = Thread.ofVirtual().unstarted(() -> keep(door, header));
  }

  /** Returns when a route that may be refused is. */
  static SlowRequests keepOne(URI door, String refused) throws IOException, InterruptedException {
    var slow = new SlowRequests(door, Crowd.gather(door, 1).of(0));
    slow.client.start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var pool = new HttpPool(door)) {
      while (pool.call("GET", refused, "", "").status() != REFUSED) {
        if (System.nanoTime() > end) {
          slow.close();
          throw new IOException("the door is never full");
        }
        Thread.sleep(50);
      }
    }
    return slow;
  }

  @Override
  public void close() {
    ended = true;
    client.interrupt();
  }

  private void keep(URI door, String header) {
    Socket before = null;
    try {
      while (!ended) {
        // The next has a place before the one before gives up its own.
        var next = begin(door, header);
        if (before != null) {
          before.close();
        }
        before = next;
        Thread.sleep(AGAIN_MILLIS);
      }
      if (before != null) {
        before.close();
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private static Socket begin(URI door, String header) throws IOException {
    var socket = new Socket(door.getHost(), door.getPort());
    var request =
        """
        POST /v1/subjects/video/full/comments HTTP/1.1\r
        Host: %s\r
        Content-Type: application/json\r
        Content-Length: 100\r
        %s\r
        {\
        """
            .formatted(door.getAuthority(), header);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
