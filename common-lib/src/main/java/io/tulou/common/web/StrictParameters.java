package io.tulou.common.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the handler does not name, and repeated ones where it takes only
 * one.
 */
public final class StrictParameters implements HandlerInterceptor {
  /** By handler: the names it takes, and whether they may be repeated. */
  private final Map<HandlerMethod, Map<String, Boolean>> taken = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
      var names = taken.computeIfAbsent(method, StrictParameters::namesOf);
      request.getParameterMap().forEach((name, values) -> check(names, name, values.length));
    }
    return true;
  }

  private static void check(Map<String, Boolean> names, String name, int times) {
    var isRepeatable = names.get(name);
    if (isRepeatable == null) {
      throw ApiException.invalid("query", "has a parameter that is not known here");
    }
    if (times > 1 && !isRepeatable) {
      throw ApiException.invalid(name, "must be there once");
    }
  }

  private static Map<String, Boolean> namesOf(HandlerMethod method) {
    var names = new HashMap<String, Boolean>();
    Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .forEach(parameter ->
            names.put(
                nameOf(parameter),
                Collection.class.isAssignableFrom(parameter.getParameterType())));
    return names;
  }

  private static String nameOf(MethodParameter parameter) {
    var annotation = parameter.getParameterAnnotation(RequestParam.class);
    return annotation == null ? "" : annotation.name();
  }
}
