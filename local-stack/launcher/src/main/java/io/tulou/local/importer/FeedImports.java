package io.tulou.local.importer;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends members and follows to feed-service. What is refused for the moment, or not answered, is
 * sent again for up to {@code patience}: a batch may be repeated.
 */
final class FeedImports implements AutoCloseable {
  /** The most that one request takes. */
  static final int BATCH = 1_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** No member; whoever imports acts by the right to operate alone. */
  private static final Caller OPERATOR = new Caller(1, Set.of("operate"), null, null);

  private final JsonMapper json = new JsonMapper();
  private final URI service;
  private final InternalTokens tokens;
  private final Duration patience;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  FeedImports(URI service, InternalTokens tokens, Duration patience) {
    this.service = service;
    this.tokens = tokens;
    this.patience = patience;
  }

  static FeedImports of(ImportTarget target) {
    var key = Base64.getDecoder().decode(target.internalKey());
    return new FeedImports(
        target.feedService(), new InternalTokens(key, Clock.systemUTC()), Duration.ofMinutes(1));
  }

  /** A member to create or rename. */
  record NewMember(long id, String name) {}

  /** Who follows whom. */
  record NewFollow(long memberId, long authorId) {}

  void sendMembers(List<NewMember> members) {
    send("/internal/import/members", members);
  }

  void sendFollows(List<NewFollow> follows) {
    send("/internal/import/follows", follows);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private void send(String path, List<?> batch) {
    var body = json.writeValueAsBytes(batch);
    var end = System.nanoTime() + patience.toNanos();
    try {
      while (!isTaken(path, body, System.nanoTime() > end)) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted", e);
    }
  }

  private boolean isTaken(String path, byte[] body, boolean last) throws InterruptedException {
    try {
      var answer = http.send(request(path, body), BodyHandlers.ofString());
      if (answer.statusCode() / 100 == 2) {
        return true;
      }
      if (last || !mayChange(answer)) {
        throw new ServerFailure(
            "feed-service answered %d to %s: %s"
                .formatted(answer.statusCode(), path, answer.body()));
      }
    } catch (IOException e) {
      if (last) {
        throw new ServerFailure("feed-service does not answer: " + e, e);
      }
    }
    return false;
  }

  private HttpRequest request(String path, byte[] body) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header(InternalTokens.HEADER, tokens.sign(OPERATOR))
        .header(Deadline.HEADER, Long.toString(TIMEOUT.toMillis()))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static boolean mayChange(HttpResponse<?> answer) {
    return switch (answer.statusCode()) {
      case 409, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }
}
