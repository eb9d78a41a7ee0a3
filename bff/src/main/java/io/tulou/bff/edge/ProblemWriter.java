package io.tulou.bff.edge;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal as a problem where no handler has been reached yet. */
@Component
public class ProblemWriter {
  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Answers with the problem, unless an answer is under way already. */
  public void write(HttpServletRequest request, HttpServletResponse response, ApiException refusal)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(refusal.code().status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    refusal
        .retryAfter()
        .ifPresent(after ->
            response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, after.toSeconds()))));
    if (refusal.code() == ErrorCode.UNAUTHENTICATED
        && response.getHeader(HttpHeaders.WWW_AUTHENTICATE) == null) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    var problem = Problem.of(refusal, request.getRequestURI(), MDC.get("traceId"));
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
