package io.tulou.bff.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.bff.client.Service;
import io.tulou.bff.security.HeldToken;
import io.tulou.bff.security.HeldTokens;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.overload.Permit;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.common.web.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Looks at an operation every second and tells its changes, until it ends. One look at a row is
 * cheap, few operators follow, and a node that dies costs a stream, not the operation.
 */
@RestController
class OperationEventsController {
  private static final int MOST_STREAMS = 64;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Clients connect again, with a token that still holds. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Set<String> OPEN = Set.of("waiting", "running", "cancelling");

  private final RestClient calls;
  private final HeldTokens tokens;
  private final Clock clock;
  private final Semaphore streams = new Semaphore(MOST_STREAMS);

  OperationEventsController(RestClient serviceCalls, HeldTokens tokens, Clock clock) {
    this.calls = serviceCalls;
    this.tokens = tokens;
    this.clock = clock;
  }

  @GetMapping("/v1/operations/{kind}/{id}/events")
  void follow(
      @PathVariable("kind") String kind,
      @PathVariable("id") String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    var operation = look(kind, DecimalId.inPath(id));
    if (!streams.tryAcquire()) {
      throw new ApiException(ErrorCode.OVERLOADED, "Too many follow operations on this node.");
    }
    try {
      if (request.getAttribute(Permit.class.getName()) instanceof Permit permit) {
        // A stream that waits is no load.
        permit.close();
      }
      response.setContentType("text/event-stream;charset=utf-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      tell(operation, kind, id, tokens.ofRequest(), response);
    } finally {
      streams.release();
    }
  }

  private void tell(
      JsonNode first, String kind, String id, HeldToken token, HttpServletResponse response)
      throws IOException, InterruptedException {
    var operation = first;
    long end = System.nanoTime() + LONGEST.toNanos();
    long told = System.nanoTime();
    write(response, "progress", operation);
    while (isOpen(operation) && System.nanoTime() < end && !token.isOver(clock.instant())) {
      Thread.sleep(LOOK);
      var now = look(kind, DecimalId.inPath(id));
      if (!now.equals(operation) && isOpen(now)) {
        write(response, "progress", now);
        told = System.nanoTime();
      } else if (System.nanoTime() - told > HEARTBEAT.toNanos()) {
        response.getOutputStream().write(":\n\n".getBytes(UTF_8));
        response.flushBuffer();
        told = System.nanoTime();
      }
      operation = now;
    }
    if (!isOpen(operation)) {
      write(response, "ended", operation);
    }
  }

  private static boolean isOpen(JsonNode operation) {
    return OPEN.contains(operation.path("state").asString());
  }

  private static void write(HttpServletResponse response, String event, JsonNode operation)
      throws IOException {
    var text = "event: " + event + "\ndata: " + operation + "\n\n";
    response.getOutputStream().write(text.getBytes(UTF_8));
    response.flushBuffer();
  }

  private JsonNode look(String kind, long id) {
    return Deadline.in(PATIENCE)
        .call(() ->
            Objects.requireNonNull(
                calls
                    .get()
                    .uri(Service.JOB.address() + "/v1/operations/{kind}/{id}", kind, id)
                    .retrieve()
                    .body(JsonNode.class)));
  }
}
