package io.tulou.bff.live;

import io.tulou.bff.security.HeldToken;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One connection. What cannot be written at once waits here, a little of it; a client that reads
 * slower than that is cut off, and comes back to the last id it has read. Thread-safe; its lock is
 * taken last, and nothing else is called with it but the outlet.
 */
final class Listener {
  private static final int MOST_WAITING = 64;
  private static final int MOST_BYTES = 256 * 1024;

  private final Caller caller;
  private final List<SubjectRef> subjects;
  private final HeldToken token;

  private @Nullable Outlet outlet;
  private @Nullable Queue<ByteBuffer> waiting;
  private int waitingBytes;
  private boolean isWritable;
  private State state = State.OPEN;

  /**
   * A connection that has nothing written to it yet.
   *
   * @param token without which it goes on no longer
   */
  Listener(Caller caller, List<SubjectRef> subjects, HeldToken token) {
    this.caller = caller;
    this.subjects = List.copyOf(subjects);
    this.token = token;
  }

  Caller caller() {
    return caller;
  }

  List<SubjectRef> subjects() {
    return subjects;
  }

  boolean isOver(Instant now) {
    return token.isOver(now);
  }

  synchronized void attach(Outlet way) {
    outlet = way;
  }

  /** Whether somebody may still be at the other end. */
  synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /**
   * Writes now or when the client has read what came before.
   *
   * @return false if that was more than may wait: then the client is cut off
   */
  boolean offer(ByteBuffer bytes) {
    boolean isTaken = true;
    synchronized (this) {
      if (state != State.OPEN) {
        return true;
      }
      var queue = waiting();
      if (queue.size() >= MOST_WAITING || waitingBytes + bytes.remaining() > MOST_BYTES) {
        queue.clear();
        state = State.ENDING;
        isTaken = false;
      } else {
        queue.add(bytes);
        waitingBytes += bytes.remaining();
        drain();
      }
    }
    endIfDone();
    return isTaken;
  }

  /** Ends the stream once what waits is written. */
  void end() {
    synchronized (this) {
      if (state == State.OPEN) {
        state = State.ENDING;
      }
    }
    endIfDone();
  }

  /** The outlet takes something again. */
  void onWritable() {
    synchronized (this) {
      isWritable = outlet != null && outlet.isReady();
      drain();
    }
    endIfDone();
  }

  /** The client has gone, or the outlet is broken. */
  void onGone() {
    synchronized (this) {
      if (state != State.ENDED) {
        state = State.ENDING;
        waiting = null;
      }
    }
    endIfDone();
  }

  private void drain() {
    var way = outlet;
    var queue = waiting;
    if (way == null || queue == null) {
      return;
    }
    try {
      while (isWritable && !queue.isEmpty()) {
        var bytes = queue.remove();
        waitingBytes -= bytes.remaining();
        way.write(bytes);
        isWritable = way.isReady();
      }
      if (queue.isEmpty()) {
        waiting = null;
      }
    } catch (IOException | IllegalStateException gone) {
      state = State.ENDING;
      waiting = null;
    }
  }

  private void endIfDone() {
    Outlet way;
    synchronized (this) {
      boolean isWritten = waiting == null || waiting.isEmpty();
      if (state != State.ENDING || !isWritten || outlet == null) {
        return;
      }
      state = State.ENDED;
      way = outlet;
    }
    way.end();
  }

  private Queue<ByteBuffer> waiting() {
    var queue = waiting;
    if (queue == null) {
      queue = new ArrayDeque<>(2);
      waiting = queue;
    }
    return queue;
  }

  private enum State {
    OPEN,
    ENDING,
    ENDED
  }
}
