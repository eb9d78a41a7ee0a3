package io.tulou.bff.client;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Passes the trace on (W3C Trace Context), each call as a span of its own. */
final class TraceCalls implements ClientHttpRequestInterceptor {
  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    var traceId = MDC.get("traceId");
    if (traceId != null) {
      long span = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
      request.getHeaders().set("traceparent", "00-%s-%016x-01".formatted(traceId, span));
    }
    return execution.execute(request, body);
  }
}
