package io.tulou.common.identity;

import io.tulou.common.balance.Lane;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.trace.Span;
import io.tulou.common.trace.Trace;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * At the entrance of every service behind the door: no internal token, no service. Binds caller,
 * deadline, lane and trace for the rest of the request.
 */
final class InternalFilter extends OncePerRequestFilter {
  private static final Duration DEFAULT_BUDGET = Duration.ofSeconds(5);
  private static final Duration LONGEST_BUDGET = Duration.ofSeconds(10);

  private final InternalTokens tokens;
  private final JsonMapper json;

  InternalFilter(InternalTokens tokens, JsonMapper json) {
    this.tokens = tokens;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader(InternalTokens.HEADER);
    var caller = header == null ? null : tokens.verify(header).orElse(null);
    if (caller == null) {
      refuse(request, response, ErrorCode.UNAUTHENTICATED, "Services are reached by the door.");
      return;
    }
    var deadline = Deadline.in(budget(request.getHeader(Deadline.HEADER)));
    if (deadline.left().compareTo(Deadline.MINIMUM) < 0) {
      refuse(request, response, ErrorCode.DEADLINE_EXCEEDED, "The time for this request is over.");
      return;
    }
    try {
      caller.call(() -> deadline.call(() -> traced(chain, request, response)));
    } catch (IOException | ServletException | RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new ServletException(impossible);
    }
  }

  private static boolean traced(
      FilterChain chain, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    var asked = Trace.resume(request.getHeader(Trace.HEADER));
    if (asked.isEmpty()) {
      return inLane(chain, request, response);
    }
    var trace = asked.get();
    long begun = System.nanoTime();
    boolean done = false;
    try {
      done = trace.call(() -> inLane(chain, request, response));
      return done;
    } finally {
      int status = done ? response.getStatus() : ErrorCode.INTERNAL.status();
      Span.begunAt(trace, name(request), begun).end(status >= 500, Integer.toString(status));
    }
  }

  /** The route, known once the request has been handled; what a path names stays out of the log. */
  private static String name(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return request.getMethod() + " " + (pattern == null ? "an unmapped path" : pattern);
  }

  private static boolean inLane(
      FilterChain chain, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    var lane = request.getHeader(Lane.HEADER);
    if (lane == null || !Lane.isName(lane)) {
      return proceed(chain, request, response);
    }
    try {
      return new Lane(lane).call(() -> proceed(chain, request, response));
    } catch (IOException | ServletException | RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new ServletException(impossible);
    }
  }

  private static boolean proceed(
      FilterChain chain, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    return true;
  }

  private static Duration budget(@Nullable String header) {
    if (header == null) {
      return DEFAULT_BUDGET;
    }
    try {
      var budget = Duration.ofMillis(Long.parseLong(header));
      return budget.compareTo(LONGEST_BUDGET) < 0 ? budget : LONGEST_BUDGET;
    } catch (NumberFormatException unreadable) {
      return DEFAULT_BUDGET;
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, ErrorCode code, String detail)
      throws IOException {
    response.setStatus(code.status());
    response.setContentType(Problem.MEDIA_TYPE);
    var problem = Problem.of(new ApiException(code, detail), request.getRequestURI(), null);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
