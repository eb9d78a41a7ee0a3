package io.tulou.bff.security;

import io.tulou.bff.edge.RequestLimits;
import io.tulou.bff.edge.Route;
import io.tulou.bff.memberpage.Introductions;
import io.tulou.common.balance.Lane;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.CallContext;
import io.tulou.common.identity.Caller;
import io.tulou.common.trace.Trace;
import io.tulou.common.web.ApiException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds who calls, how long they wait and in which lane for the rest of the request, counts the
 * member's writes and the route, and makes a member known whose token is seen for the first time.
 */
final class CallFilter extends OncePerRequestFilter {
  static final String BUDGET_HEADER = "Request-Timeout";
  private static final Pattern BUDGET = Pattern.compile("[1-9][0-9]{0,3}|10000");
  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,64}");

  private final Callers callers;
  private final RequestLimits limits;
  private final Introductions introductions;
  private final boolean trustLanes;
  private final Set<Long> traced;

  CallFilter(
      Callers callers,
      RequestLimits limits,
      Introductions introductions,
      boolean trustLanes,
      Set<Long> traced) {
    this.callers = callers;
    this.limits = limits;
    this.introductions = introductions;
    this.trustLanes = trustLanes;
    this.traced = Set.copyOf(traced);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var route = Route.of(request).orElseThrow(ApiException::notFound);
    var token = token();
    var caller = callers.of(request, token);
    limits.admitMember(caller.memberId(), route);
    checkIdempotencyKey(request);
    var deadline = Deadline.in(budget(request, route));
    try {
      new CallContext(caller, Optional.of(deadline), lane(request), trace(request, caller))
          .wrap(() -> proceed(caller, token, request, response, chain))
          .call();
    } catch (IOException | ServletException | RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new ServletException(impossible);
    }
  }

  private boolean proceed(
      Caller caller,
      @Nullable Jwt token,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    if (token != null) {
      introductions.introduce(
          caller.memberId(), token.getClaimAsString("name"), token.getClaimAsString("picture"));
    }
    chain.doFilter(request, response);
    return true;
  }

  private static @Nullable Jwt token() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken authenticated
        ? authenticated.getToken()
        : null;
  }

  /** What listed members ask is traced whatever becomes of it, here and behind. */
  private Optional<Trace> trace(HttpServletRequest request, Caller caller) {
    return Trace.current()
        .map(trace -> traced.contains(caller.memberId()) ? kept(request, trace) : trace);
  }

  private static Trace kept(HttpServletRequest request, Trace trace) {
    var kept = trace.keep();
    request.setAttribute(Trace.class.getName(), kept);
    return kept;
  }

  private Optional<Lane> lane(HttpServletRequest request) {
    var values = trustLanes ? Collections.list(request.getHeaders(Lane.HEADER)) : List.<String>of();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1 || !Lane.isName(values.getFirst())) {
      throw ApiException.invalid(Lane.HEADER, "names one lane");
    }
    return Optional.of(new Lane(values.getFirst()));
  }

  private static Duration budget(HttpServletRequest request, Route route) {
    var values = Collections.list(request.getHeaders(BUDGET_HEADER));
    if (values.isEmpty()) {
      return route.budget();
    }
    if (values.size() > 1 || !BUDGET.matcher(values.getFirst()).matches()) {
      throw ApiException.invalid(BUDGET_HEADER, "is a number of milliseconds from 1 to 10000");
    }
    return Duration.ofMillis(Long.parseLong(values.getFirst()));
  }

  private static void checkIdempotencyKey(HttpServletRequest request) {
    var values = Collections.list(request.getHeaders("Idempotency-Key"));
    if (values.size() > 1
        || values.stream().anyMatch(key -> !IDEMPOTENCY_KEY.matcher(key).matches())) {
      throw ApiException.invalid("Idempotency-Key", "has 1 to 64 visible ASCII characters");
    }
  }
}
