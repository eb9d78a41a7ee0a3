package io.tulou.common.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A span of a trace (W3C Trace Context).
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentId of the span that asked for this one, 16 hexadecimal digits, or null for the first
 * @param kept whether spans of this trace are written when nothing fails
 */
public record Trace(String traceId, String spanId, @Nullable String parentId, boolean kept) {
  /** On every call and every record of the log. */
  public static final String HEADER = "traceparent";

  private static final String LOGGED_AS = "traceId";
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

  /** The span this thread works for, if any. */
  public static Optional<Trace> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * The first span here of somebody else's trace, or of a new one. Whether it is kept is decided by
   * the trace's id alone, so that all who decide agree; what the caller thinks of it does not
   * count.
   *
   * @param share of all traces that are kept, 0 to 1
   */
  public static Trace begin(@Nullable String header, double share) {
    var asked = parse(header);
    var traceId = asked.map(Trace::traceId).orElseGet(Trace::newTraceId);
    return new Trace(
        traceId, newSpanId(), asked.map(Trace::spanId).orElse(null), isChosen(traceId, share));
  }

  /** A span for what another part of the platform asks; empty without a well-formed header. */
  public static Optional<Trace> resume(@Nullable String header) {
    return parse(header)
        .map(asked -> new Trace(asked.traceId(), newSpanId(), asked.spanId(), asked.kept()));
  }

  /** The same, written whatever becomes of it. */
  public Trace keep() {
    return new Trace(traceId, spanId, parentId, true);
  }

  /** For what is asked of others: they are this span's children. */
  public String header() {
    return "00-" + traceId + "-" + spanId + (kept ? "-01" : "-00");
  }

  /** Runs the work for this span; its lines in the log carry the trace's id. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
    var before = MDC.get(LOGGED_AS);
    MDC.put(LOGGED_AS, traceId);
    try {
      return ScopedValue.where(CURRENT, this).call(work);
    } finally {
      if (before == null) {
        MDC.remove(LOGGED_AS);
      } else {
        MDC.put(LOGGED_AS, before);
      }
    }
  }

  /**
   * The last 64 bits of an id are random (W3C Trace Context, level 2): a share of them is chosen.
   */
  static boolean isChosen(String traceId, double share) {
    return (Long.parseUnsignedLong(traceId, 16, 32, 16) >>> 11) * 0x1p-53 < share;
  }

  private static Optional<Trace> parse(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    var parts = FORM.matcher(header);
    return parts.matches()
        ? Optional.of(
            new Trace(
                parts.group(1),
                parts.group(2),
                null,
                (Integer.parseInt(parts.group(3), 16) & 1) == 1))
        : Optional.empty();
  }

  /** A new trace's id. */
  public static String newTraceId() {
    var random = ThreadLocalRandom.current();
    return hex(random.nextLong() | 1) + hex(random.nextLong());
  }

  private static String newSpanId() {
    return hex(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
