package io.tulou.common.trace;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A piece of work of a trace, written as a line of the log when it ends: of traces that are kept
 * all of them, of others what failed. A name is a route or a topic, never what it was about.
 */
public final class Span {
  private static final Logger log = LoggerFactory.getLogger("io.tulou.span");

  private final Trace trace;
  private final String name;
  private final long begunNanos;

  private Span(Trace trace, String name, long begunNanos) {
    this.trace = trace;
    this.name = name;
    this.begunNanos = begunNanos;
  }

  /** Began at that value of {@link System#nanoTime()}. */
  public static Span begunAt(Trace trace, String name, long nanoTime) {
    return new Span(trace, name, nanoTime);
  }

  /**
   * Ends now.
   *
   * @param outcome a status or a word
   */
  public void end(boolean failed, String outcome) {
    if (!trace.kept() && !failed) {
      return;
    }
    log.atInfo()
        .addKeyValue("span.trace", trace.traceId())
        .addKeyValue("span.id", trace.spanId())
        .addKeyValue("span.parent", trace.parentId())
        .addKeyValue("span.micros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begunNanos))
        .addKeyValue("span.failed", failed)
        .log("{} {}", name, outcome);
  }
}
