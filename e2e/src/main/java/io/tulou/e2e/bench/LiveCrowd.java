package io.tulou.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many live streams on one thread, each of which counts the comments it hears. */
final class LiveCrowd implements AutoCloseable {
  private static final byte[] TAKEN_IN = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMENT = "event: comment".getBytes(StandardCharsets.US_ASCII);

  private final URI door;
  private final Selector selector;
  private final List<Stream> streams = new ArrayList<>();
  private final ConcurrentLinkedQueue<Stream> arriving = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicLong lastHeardAt = new AtomicLong();
  private volatile boolean isClosed;

  LiveCrowd(URI door) {
    this.door = door;
    try {
      selector = Selector.open();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofPlatform().daemon().name("live-crowd").start(this::read);
  }

  /** Opens one stream; that it is taken in is told by {@link #open}. */
  void join(String subject) throws IOException {
    var channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 16 * 1024);
    channel.connect(new InetSocketAddress(door.getHost(), door.getPort()));
    var request =
        "GET /v1/live?subject=%s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n"
            .formatted(subject, door.getAuthority());
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    var stream = new Stream(channel, subject);
    streams.add(stream);
    arriving.add(stream);
    selector.wakeup();
  }

  /** Tries those again that a busy door has turned away since; how many. */
  int joinRefused() throws IOException {
    int again = 0;
    for (var subject = refused.poll(); subject != null; subject = refused.poll()) {
      join(subject);
      again++;
    }
    return again;
  }

  /** Streams that have been taken in and are not over. */
  int open() {
    return open.get();
  }

  /** Comments heard by all streams together. */
  int heard() {
    return heard.get();
  }

  /** When the latest of them was heard, as {@link System#nanoTime} counts. */
  long lastHeardAt() {
    return lastHeardAt.get();
  }

  private void read() {
    var buffer = ByteBuffer.allocateDirect(64 * 1024);
    try {
      while (!isClosed) {
        for (var stream = arriving.poll(); stream != null; stream = arriving.poll()) {
          stream.channel.register(selector, SelectionKey.OP_READ, stream);
        }
        selector.select(
            key -> {
              if (key.attachment() instanceof Stream stream) {
                read(stream, buffer.clear());
              }
            },
            1_000);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void read(Stream stream, ByteBuffer buffer) {
    try {
      if (stream.channel.read(buffer) < 0) {
        leave(stream);
        return;
      }
      buffer.flip();
      if (!stream.isTakenIn && !takeIn(stream, buffer)) {
        leave(stream);
        return;
      }
    } catch (IOException gone) {
      leave(stream);
      return;
    }
    int comments = 0;
    while (buffer.hasRemaining()) {
      comments += stream.match(buffer.get());
    }
    if (comments > 0) {
      lastHeardAt.set(System.nanoTime());
      heard.addAndGet(comments);
    }
  }

  /** The status line comes in one piece. */
  private boolean takeIn(Stream stream, ByteBuffer answer) {
    if (!answer
        .slice(0, Math.min(TAKEN_IN.length, answer.limit()))
        .equals(ByteBuffer.wrap(TAKEN_IN))) {
      return false;
    }
    stream.isTakenIn = true;
    open.incrementAndGet();
    return true;
  }

  private void leave(Stream stream) {
    try {
      stream.channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (stream.isTakenIn) {
      open.decrementAndGet();
    } else {
      refused.add(stream.subject);
    }
  }

  @Override
  public void close() throws IOException {
    isClosed = true;
    for (var stream : streams) {
      stream.channel.close();
    }
    selector.close();
  }

  private static final class Stream {
    private final SocketChannel channel;
    private final String subject;
    private boolean isTakenIn;
    private int matched;

    Stream(SocketChannel channel, String subject) {
      this.channel = channel;
      this.subject = subject;
    }

    /** 1 when this byte ends the name of the event. */
    int match(byte next) {
      matched = next == COMMENT[matched] ? matched + 1 : next == COMMENT[0] ? 1 : 0;
      if (matched < COMMENT.length) {
        return 0;
      }
      matched = 0;
      return 1;
    }
  }
}
