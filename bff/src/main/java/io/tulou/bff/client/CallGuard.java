package io.tulou.bff.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.deadline.DeadlineExceeded;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Times each call to a service ({@code tulou.calls}) and says in the platform's own words why one
 * failed: the deadline when time ran out, otherwise {@code unavailable}.
 */
final class CallGuard implements ClientHttpRequestInterceptor {
  private static final Logger log = LoggerFactory.getLogger(CallGuard.class);
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

  private final MeterRegistry meters;

  CallGuard(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    var started = Timer.start(meters);
    var outcome = "failed";
    try {
      var response = WholeAnswer.of(execution.execute(request, body));
      outcome = response.getStatusCode().is5xxServerError() ? "error" : "answered";
      return response;
    } catch (IOException failure) {
      if (Deadline.isOver()) {
        outcome = "late";
        throw new DeadlineExceeded();
      }
      log.debug("{} did not answer: {}", service(request.getURI()), failure.toString());
      throw unavailable();
    } finally {
      started.stop(
          meters.timer("tulou.calls", "service", service(request.getURI()), "outcome", outcome));
    }
  }

  static ApiException unavailable() {
    return new ApiException(
        ErrorCode.UNAVAILABLE,
        "A part that this needs is not available now.",
        List.of(),
        COME_BACK_AFTER);
  }

  private static String service(URI uri) {
    return Service.of(uri).map(Service::label).orElse("other");
  }
}
