package io.tulou.bff.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Cross-origin rules for listed origins; any other origin is treated as if there were none. */
final class ListedOrigins implements CorsConfigurationSource {
  private final List<String> origins;

  ListedOrigins(CorsProperties properties) {
    this.origins = properties.origins();
  }

  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || !origins.contains(origin)) {
      return null;
    }
    var rules = new CorsConfiguration();
    rules.setAllowedOrigins(List.of(origin));
    rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    rules.setAllowedHeaders(
        List.of(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "Request-Timeout",
            "traceparent"));
    rules.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "Trace-Id"));
    rules.setMaxAge(Duration.ofHours(1));
    return rules;
  }
}
