package io.tulou.comment.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final AtomicReference<String> answer = new AtomicReference<>("");
  private final AtomicReference<String> body = new AtomicReference<>("");
  private final AtomicReference<String> signature = new AtomicReference<>("");
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch isOver = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          signature.set(exchange.getRequestHeaders().getFirst(Signature.HEADER));
          if (answer.get().equals("never")) {
            try {
              isOver.await();
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          }
          var bytes = answer.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void hangUp() {
    isOver.countDown();
    server.stop(0);
  }

  @Test
  void theAnswerIsTheOutcomeAndTheCallIsSigned() {
    try (var classifier = classifier(Duration.ofSeconds(5), false)) {
      answer.set("{\"action\":\"hold\"}");
      assertThat(classifier.judge(draft())).containsExactly(new Outcome.Hold("classifier"));
      answer.set("{\"action\":\"accept\"}");
      assertThat(classifier.judge(draft())).isEmpty();
      answer.set("{\"action\":\"reject\"}");
      assertThat(classifier.judge(draft())).singleElement().isInstanceOf(Outcome.Reject.class);
    }
    assertThat(body.get()).contains("\"text\":\"hello\"").contains("\"authorId\":\"7\"");
    assertThat(signature.get()).isEqualTo(Signature.of(body.get(), SECRET, NOW));
    assertThat(signature.get()).startsWith("t=1795514400,v1=").hasSize(16 + 64);
  }

  @Test
  void withoutAnAnswerInTimeATextPassesOrIsHeldAsConfiguredAndNobodyWaitsForLong() {
    answer.set("never");
    try (var open = classifier(Duration.ofMillis(50), false);
        var closed = classifier(Duration.ofMillis(50), true)) {
      assertThat(open.judge(draft())).isEmpty();
      for (int i = 0; i < 10; i++) {
        assertThat(closed.judge(draft())).containsExactly(new Outcome.Hold("classifier"));
      }
    }
    // One and three: then it is left alone for a while.
    assertThat(calls.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void whatIsNoAnswerCountsAsNone() {
    try (var closed = classifier(Duration.ofSeconds(5), true)) {
      for (var nonsense : new String[] {"{\"action\":\"burn\"}", "[]"}) {
        answer.set(nonsense);
        assertThat(closed.judge(draft())).containsExactly(new Outcome.Hold("classifier"));
      }
    }
  }

  @Test
  void anAddressNeedsASecret() {
    assertThatThrownBy(() ->
            new ClassifierProperties(
                URI.create("http://x"), null, Duration.ofSeconds(1), false, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .isNotInstanceOf(ApiException.class);
  }

  private Classifier classifier(Duration patience, boolean holdOnFailure) {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/judge");
    return new Classifier(
        new ClassifierProperties(url, SECRET, patience, holdOnFailure, Duration.ofMinutes(1)),
        Clock.fixed(NOW, ZoneOffset.UTC),
        new SimpleMeterRegistry());
  }

  private static Draft draft() {
    var caller = new Caller(7, Set.of(), null, null);
    return new Draft(new SubjectRef("video", "1"), null, caller, "hello", false);
  }
}
