package io.tulou.common.identity;

import io.tulou.common.balance.Lane;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.trace.Trace;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Sends the current caller, what is left of the deadline, lane and trace with each call. */
public final class InternalCalls implements ClientHttpRequestInterceptor {
  private static final long RETURN_TRIP_MILLIS = 5;

  private final InternalTokens tokens;

  public InternalCalls(InternalTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    var headers = request.getHeaders();
    headers.set(InternalTokens.HEADER, tokens.sign(Caller.current().orElse(Caller.NOBODY)));
    Trace.current().ifPresent(trace -> headers.set(Trace.HEADER, trace.header()));
    Lane.current().ifPresent(lane -> headers.set(Lane.HEADER, lane.name()));
    Deadline.current()
        .ifPresent(deadline -> {
          deadline.check();
          headers.set(
              Deadline.HEADER, Long.toString(deadline.left().toMillis() - RETURN_TRIP_MILLIS));
        });
    return execution.execute(request, body);
  }
}
