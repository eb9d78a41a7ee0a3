package io.tulou.bff.edge;

import io.tulou.common.trace.Trace;
import org.jspecify.annotations.Nullable;

/** The id of a trace: 32 hexadecimal digits, the client's own where it sent one. */
public final class TraceId {
  /** On every answer. */
  public static final String HEADER = "Trace-Id";

  /** W3C Trace Context. */
  public static final String PARENT = Trace.HEADER;

  private TraceId() {}

  /** The trace a well-formed header belongs to, otherwise a new one. */
  public static String of(@Nullable String traceParent) {
    return Trace.resume(traceParent).map(Trace::traceId).orElseGet(Trace::newTraceId);
  }
}
