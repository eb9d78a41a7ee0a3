package io.tulou.bff.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tulou.common.deadline.DeadlineExceeded;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what a filter or a routed call refused, and times every request by route ({@code
 * tulou.requests}), refused ones too.
 */
final class RefusalFilter extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(RefusalFilter.class);

  private final ProblemWriter problems;
  private final MeterRegistry meters;
  private final RouteTimers timers;

  RefusalFilter(ProblemWriter problems, MeterRegistry meters) {
    this.problems = problems;
    this.meters = meters;
    this.timers = new RouteTimers(meters);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    var started = Timer.start(meters);
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      problems.write(request, response, refusal(failure, request));
    } finally {
      started.stop(timers.of(Route.of(request).orElse(null), response.getStatus()));
    }
  }

  private static ApiException refusal(Exception failure, HttpServletRequest request) {
    var cause =
        failure instanceof ServletException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case ApiException refusal -> refusal;
      case DeadlineExceeded _ ->
          new ApiException(ErrorCode.DEADLINE_EXCEEDED, "The time for this request is over.");
      case AuthenticationServiceException _ -> unavailable("Tokens cannot be checked now.", cause);
      case ResourceAccessException _ ->
          unavailable("A part that this needs is not available now.", cause);
      default -> {
        // The route and not the path: a path may name a member.
        log.error("{} failed", Route.of(request).map(Route::name).orElse("no route"), cause);
        yield new ApiException(ErrorCode.INTERNAL, "Something went wrong; the trace id finds it.");
      }
    };
  }

  private static ApiException unavailable(String detail, Throwable cause) {
    log.warn("{} {}", detail, cause.toString());
    return new ApiException(ErrorCode.UNAVAILABLE, detail, List.of(), Duration.ofSeconds(2));
  }
}
