package io.tulou.comment.rules;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an outside judge by {@code POST} of {@code {subject, authorId, text, edit}}, signed ({@link
 * Signature}). It answers {@code {"action": "accept|flag|hold|reject"}}; whatever else comes, or
 * nothing in time, counts as no answer.
 */
@Component
class Classifier implements Rule, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Classifier.class);
  private static final String NAME = "classifier";
  private static final int FAILURES_BEFORE_PAUSE = 3;
  private static final int LONGEST_ANSWER = 4_096;
  private static final int OK = 200;

  private final ClassifierProperties properties;
  private final Clock clock;
  private final MeterRegistry meters;
  private final HttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong pausedSince = new AtomicLong();

  Classifier(ClassifierProperties properties, Clock clock, MeterRegistry meters) {
    this.properties = properties;
    this.clock = clock;
    this.meters = meters;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(properties.patience())
            .build();
  }

  @Override
  public List<Outcome> judge(Draft draft) {
    if (properties.url() == null) {
      return List.of();
    }
    if (isPaused()) {
      return unanswered();
    }
    try {
      var outcomes = ask(draft);
      failures.set(0);
      meters.counter("tulou.comment.classifier", "outcome", "answered").increment();
      return outcomes;
    } catch (IOException | JacksonException | IllegalArgumentException failure) {
      log.debug("no answer of the classifier", failure);
      pausedSince.set(System.nanoTime());
      failures.incrementAndGet();
      return unanswered();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unanswered();
    }
  }

  private List<Outcome> unanswered() {
    meters.counter("tulou.comment.classifier", "outcome", "failed").increment();
    return properties.holdOnFailure() ? List.of(new Outcome.Hold(NAME)) : List.of();
  }

  private List<Outcome> ask(Draft draft) throws IOException, InterruptedException {
    var body =
        json.writeValueAsString(
            Map.of(
                "subject",
                draft.ref().key(),
                "authorId",
                Long.toString(draft.caller().memberId()),
                "text",
                draft.text(),
                "edit",
                draft.isEdit()));
    var request =
        HttpRequest.newBuilder(properties.url())
            .header("Content-Type", "application/json")
            .header(
                Signature.HEADER,
                Signature.of(body, String.valueOf(properties.secret()), clock.instant()))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var call =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    try {
      var patience = Deadline.leftOr(properties.patience());
      var response = call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (response.statusCode() != OK) {
        throw new IOException("answered " + response.statusCode());
      }
      return outcomes(json.readTree(response.body()).path("action").asString(""));
    } catch (TimeoutException late) {
      call.cancel(true);
      throw new IOException("not answered in time", late);
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    }
  }

  private static List<Outcome> outcomes(String action) {
    return switch (action) {
      case "accept" -> List.of();
      case "flag" -> List.of(new Outcome.Flag(NAME));
      case "hold" -> List.of(new Outcome.Hold(NAME));
      case "reject" ->
          List.of(
              new Outcome.Reject(
                  new ApiException(ErrorCode.INVALID_TEXT, "The text is not taken here.")));
      default -> throw new IllegalArgumentException("no action: " + action);
    };
  }

  private boolean isPaused() {
    return failures.get() >= FAILURES_BEFORE_PAUSE
        && System.nanoTime() - pausedSince.get() < properties.pause().toNanos();
  }

  @Override
  public void close() {
    http.close();
  }
}
