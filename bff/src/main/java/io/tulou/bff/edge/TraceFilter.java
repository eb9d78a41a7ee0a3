package io.tulou.bff.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a trace id, the client's own where it sent one (W3C Trace Context). */
final class TraceFilter extends OncePerRequestFilter {
  static final String HEADER = "Trace-Id";
  private static final String KEY = "traceId";
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** The trace a well-formed header belongs to, otherwise a new one. */
  static String traceId(@Nullable String traceParent) {
    if (traceParent != null) {
      var parts = TRACE_PARENT.matcher(traceParent);
      if (parts.matches()) {
        return parts.group(1);
      }
    }
    var random = ThreadLocalRandom.current();
    return "%016x%016x".formatted(random.nextLong(), random.nextLong(1, Long.MAX_VALUE));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var traceId = traceId(request.getHeader("traceparent"));
    response.setHeader(HEADER, traceId);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "no-referrer");
    MDC.put(KEY, traceId);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(KEY);
    }
  }
}
