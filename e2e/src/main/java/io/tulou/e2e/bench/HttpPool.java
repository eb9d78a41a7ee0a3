package io.tulou.e2e.bench;

import io.tulou.e2e.bench.HttpConnection.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Connections to one address, as many as requests are under way, up to a bound: who finds none free
 * waits, as long as an answer would be waited for. Without one, a platform that falls behind is
 * also flooded with connections, and the driver runs out of ports.
 */
final class HttpPool implements AutoCloseable {
  /** Servers close connections that are idle; one that is about to be closed is not used again. */
  private static final long LONGEST_IDLE_NANOS = 5_000_000_000L;

  private static final int MOST = 4_000;
  private static final long PATIENCE_SECONDS = 15;

  private final URI address;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

  HttpPool(URI address) {
    this(address, MOST);
  }

  HttpPool(URI address, int most) {
    this.address = address;
    this.free = new Semaphore(most, true);
  }

  /**
   * One exchange.
   *
   * @param headers each with its line end
   */
  Answer call(String method, String path, String headers, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\n"
            + headers
            + (bytes.length == 0
                ? "\r\n"
                : "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n");
    return exchange((request + body).getBytes(StandardCharsets.UTF_8));
  }

  Answer exchange(byte[] request) throws IOException {
    claim();
    try {
      return exchangeOverOne(request);
    } finally {
      free.release();
    }
  }

  private void claim() throws IOException {
    try {
      if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new NoConnection();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a connection");
    }
  }

  private Answer exchangeOverOne(byte[] request) throws IOException {
    var connection = connection();
    try {
      var answer = connection.exchange(request);
      idle.addFirst(new Idle(connection, System.nanoTime()));
      return answer;
    } catch (IOException failed) {
      connection.close();
      throw failed;
    }
  }

  private HttpConnection connection() throws IOException {
    for (var last = idle.pollFirst(); last != null; last = idle.pollFirst()) {
      if (System.nanoTime() - last.sinceNanos() < LONGEST_IDLE_NANOS) {
        return last.connection();
      }
      last.connection().close();
    }
    return HttpConnection.open(address);
  }

  @Override
  public void close() throws IOException {
    for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.connection().close();
    }
  }

  /** All of them were in use for too long. */
  static final class NoConnection extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private record Idle(HttpConnection connection, long sinceNanos) {}
}
