package io.tulou.bff.edge;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a trace: 32 hexadecimal digits, the client's own where it sent one. */
public final class TraceId {
  /** On every answer. */
  public static final String HEADER = "Trace-Id";

  /** W3C Trace Context. */
  public static final String PARENT = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceId() {}

  /** The trace a well-formed header belongs to, otherwise a new one. */
  public static String of(@Nullable String traceParent) {
    if (traceParent != null) {
      var parts = FORM.matcher(traceParent);
      if (parts.matches()) {
        return parts.group(1);
      }
    }
    var random = ThreadLocalRandom.current();
    return "%016x%016x".formatted(random.nextLong(), random.nextLong(1, Long.MAX_VALUE));
  }
}
