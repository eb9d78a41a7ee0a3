package io.tulou.bff.client;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a service's problem into the same refusal here. What is not a problem of ours is {@code
 * unavailable} to the client, and in the log.
 */
final class ServiceProblems implements ResponseErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(ServiceProblems.class);

  private final JsonMapper json;

  ServiceProblems(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean hasError(ClientHttpResponse response) throws IOException {
    return response.getStatusCode().isError();
  }

  @Override
  public void handleError(URI url, HttpMethod method, ClientHttpResponse response)
      throws IOException {
    var problem = read(response);
    if (problem == null) {
      log.warn(
          "{} to {} was answered {}",
          method,
          Service.of(url).map(Service::label).orElse("a service"),
          response.getStatusCode().value());
      throw CallGuard.unavailable();
    }
    var code = ErrorCode.find(problem.code()).orElse(ErrorCode.INTERNAL);
    throw new ApiException(
        code,
        problem.detail() == null ? code.title() : problem.detail(),
        problem.errors(),
        retryAfter(response.getHeaders()));
  }

  private @Nullable Problem read(ClientHttpResponse response) throws IOException {
    var type = response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.startsWith(Problem.MEDIA_TYPE)) {
      return null;
    }
    try {
      return json.readValue(response.getBody(), Problem.class);
    } catch (JacksonException notOurs) {
      return null;
    }
  }

  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    var seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
    if (seconds == null || !seconds.matches("[0-9]{1,5}")) {
      return null;
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }
}
