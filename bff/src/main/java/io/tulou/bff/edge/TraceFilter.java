package io.tulou.bff.edge;

import io.tulou.common.trace.Span;
import io.tulou.common.trace.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/** Begins a span for every request, in the client's own trace where it sent one. */
public final class TraceFilter extends OncePerRequestFilter {
  /** What every answer tells browsers. */
  public static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer");

  private final double share;

  TraceFilter(TraceProperties properties) {
    this.share = properties.share();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var trace = Trace.begin(request.getHeader(Trace.HEADER), share);
    response.setHeader(TraceId.HEADER, trace.traceId());
    SECURITY_HEADERS.forEach(response::setHeader);
    long begun = System.nanoTime();
    try {
      trace.call(() -> proceed(request, response, chain));
    } catch (IOException | ServletException | RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new ServletException(impossible);
    } finally {
      // Who calls, and so whether their requests are always kept, is known only further in.
      var kept =
          request.getAttribute(Trace.class.getName()) instanceof Trace marked ? marked : trace;
      int status = response.getStatus();
      Span.begunAt(kept, name(request), begun).end(status >= 500, Integer.toString(status));
    }
  }

  private static boolean proceed(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    return true;
  }

  private static String name(HttpServletRequest request) {
    return Route.of(request).map(Route::spanName).orElse("no route");
  }
}
