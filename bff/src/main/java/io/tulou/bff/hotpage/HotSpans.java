package io.tulou.bff.hotpage;

import io.tulou.bff.edge.Route;
import io.tulou.common.trace.Span;
import io.tulou.common.trace.Trace;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Writes the spans of ready answers whose trace is kept on other threads, since a log may make one
 * wait. Where more are waiting than {@value #MOST} a span is lost rather than kept in memory.
 */
final class HotSpans {
  private static final int MOST = 100;

  private final Semaphore places = new Semaphore(MOST);
  private final double share;

  /** Of all traces that are kept, 0 to 1. */
  HotSpans(double share) {
    this.share = share;
  }

  double share() {
    return share;
  }

  void end(Trace trace, Route route, long begunNanos, int status, Executor threads) {
    if (!trace.kept() || !places.tryAcquire()) {
      return;
    }
    threads.execute(() -> {
      try {
        Span.begunAt(trace, route.spanName(), begunNanos).end(false, Integer.toString(status));
      } finally {
        places.release();
      }
    });
  }
}
