package io.tulou.bff.edge;

import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;

/**
 * Which headers pass between client and service; everything else stays outside, whatever it is
 * called. Identity, deadline and trace are added by the client that makes the call.
 */
final class PassedHeaders {
  private static final List<String> IN =
      List.of("Accept", "Content-Type", "Idempotency-Key", "If-Match");
  private static final List<String> OUT = List.of("Content-Type", "Location", "Retry-After");

  private PassedHeaders() {}

  static HttpHeadersFilter.RequestHttpHeadersFilter requests() {
    return (headers, _) -> only(IN, headers);
  }

  static HttpHeadersFilter.ResponseHttpHeadersFilter responses() {
    return (headers, _) -> only(OUT, headers);
  }

  private static HttpHeaders only(List<String> names, HttpHeaders headers) {
    var passed = new HttpHeaders();
    for (var name : names) {
      var values = headers.get(name);
      if (values != null) {
        passed.addAll(name, values);
      }
    }
    return passed;
  }
}
