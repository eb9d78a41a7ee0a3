package io.tulou.bff.edge;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through only what the table knows, and what can be answered in JSON. */
final class RouteFilter extends OncePerRequestFilter {
  private final RouteTable table;

  RouteFilter(RouteTable table) {
    this.table = table;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    switch (match(request)) {
      case RouteTable.Match.Found(Route route) -> {
        route.mark(request);
        check(route, request);
        chain.doFilter(request, response);
      }
      case RouteTable.Match.OtherMethods(var methods) -> {
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
        throw new ApiException(
            ErrorCode.METHOD_NOT_ALLOWED, "This path takes " + String.join(", ", methods) + ".");
      }
      case RouteTable.Match.Nothing() -> throw ApiException.notFound();
    }
  }

  private RouteTable.Match match(HttpServletRequest request) {
    return request.getAttribute(RouteTable.Match.class.getName())
            instanceof RouteTable.Match alreadyFound
        ? alreadyFound
        : table.match(request.getMethod(), request.getRequestURI());
  }

  private static void check(Route route, HttpServletRequest request) {
    if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
      throw ApiException.invalid(HttpHeaders.AUTHORIZATION, "is there more than once");
    }
    if (!takes(route.answer(), request)) {
      throw new ApiException(ErrorCode.NOT_ACCEPTABLE, "Answers are " + route.answer() + ".");
    }
    var query = QueryString.of(request.getQueryString());
    if (route.service().isEmpty()) {
      if (!query.names().stream().allMatch(route::takes)) {
        throw ApiException.invalid("query", "has a parameter that is not taken here");
      }
      if (query.hasRepeated(route::takesSeveral)) {
        throw ApiException.invalid("query", "has a parameter more than once");
      }
    }
  }

  private static boolean takes(MediaType answer, HttpServletRequest request) {
    var accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    try {
      var ranges = MediaType.parseMediaTypes(accept);
      return ranges.isEmpty()
          || ranges.stream()
              .anyMatch(range ->
                  range.getQualityValue() > 0
                      && (range.includes(answer)
                          || range.includes(MediaType.APPLICATION_PROBLEM_JSON)));
    } catch (InvalidMediaTypeException malformed) {
      return false;
    }
  }
}
