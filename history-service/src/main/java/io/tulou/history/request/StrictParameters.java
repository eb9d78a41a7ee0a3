package io.tulou.history.request;

import io.tulou.common.web.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that the handler does not name, and repeated ones. */
final class StrictParameters implements HandlerInterceptor {
  private final Map<HandlerMethod, Set<String>> taken = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
      var names = taken.computeIfAbsent(method, StrictParameters::namesOf);
      request.getParameterMap().forEach((name, values) -> check(names, name, values.length));
    }
    return true;
  }

  private static void check(Set<String> names, String name, int times) {
    if (!names.contains(name)) {
      throw ApiException.invalid("query", "has a parameter that is not known here");
    }
    if (times > 1) {
      throw ApiException.invalid(name, "must be there once");
    }
  }

  private static Set<String> namesOf(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
        .filter(annotation -> annotation != null)
        .map(RequestParam::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
