package io.tulou.bff.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.bff.testing.FakeService;
import io.tulou.common.web.ApiException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class BalancedCallsTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");
  private static final String PATH = "/v1/things";

  private final FakeService one = new FakeService();
  private final FakeService two = new FakeService();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    one.reset();
    two.reset();
    threads.shutdownNow();
  }

  @Test
  void allInstancesAreCalled() {
    var calls = to(one.uri(), two.uri());
    one.answer("GET " + PATH, 200, "{}");
    two.answer("GET " + PATH, 200, "{}");

    for (int i = 0; i < 100; i++) {
      assertThat(status(calls)).isEqualTo(200);
    }

    assertThat(one.calls()).isNotEmpty();
    assertThat(two.calls()).isNotEmpty();
    assertThat(one.calls().size() + two.calls().size()).isEqualTo(100);
  }

  @Test
  void aReadThatReachesNobodyIsTriedOnceMoreElsewhere() {
    var calls = to(one.uri(), NOBODY);
    one.answer("GET " + PATH, 200, "{}");

    for (int i = 0; i < 20; i++) {
      assertThat(status(calls)).isEqualTo(200);
    }

    assertThat(one.calls()).hasSize(20);
    assertThat(count("tulou.retried")).isBetween(1.0, 20.0);
  }

  @Test
  void aWriteIsNeverTriedAgain() {
    var calls = to(NOBODY);

    assertThatExceptionOfType(ResourceAccessException.class)
        .isThrownBy(() -> calls.post().uri(PATH).body("{}").retrieve().toBodilessEntity());

    assertThat(count("tulou.retried")).isZero();
  }

  @Test
  void tryingAgainEndsWithItsBudget() {
    var calls = to(NOBODY);

    for (int i = 0; i < 200; i++) {
      assertThatExceptionOfType(Exception.class).isThrownBy(() -> status(calls));
    }

    assertThat(count("tulou.retried")).isBetween(10.0, 30.0);
  }

  @Test
  void aServiceThatSaysItHasNoTimeIsLeftAloneButForTrials() {
    var calls = to(one.uri());
    one.problem("GET " + PATH, 503, "overloaded");

    int refusedHere = 0;
    for (int i = 0; i < 500; i++) {
      try {
        assertThat(status(calls)).isEqualTo(503);
      } catch (ApiException refused) {
        refusedHere++;
      }
    }

    assertThat(refusedHere).isGreaterThan(300);
    assertThat(one.calls()).hasSize(500 - refusedHere);
    assertThat(count("tulou.throttled")).isEqualTo(refusedHere);
  }

  @Test
  void aNameWithSeveralAddressesIsAsManyInstances() {
    var calls =
        client(
            properties(
                Duration.ofMillis(1), URI.create("http://localhost:" + one.uri().getPort())));
    one.answer("GET " + PATH, 200, "{}");

    assertThat(status(calls)).isEqualTo(200);
    assertThat(one.calls().getFirst().header("Host")).isEqualTo("127.0.0.1:" + one.uri().getPort());
  }

  private RestClient to(URI... instances) {
    return client(properties(Duration.ZERO, instances));
  }

  private RestClient client(ServiceProperties properties) {
    return RestClient.builder()
        .baseUrl(Service.HISTORY.address())
        .requestInterceptor(new BalancedCalls(new Instances(properties, threads), meters))
        .defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {})
        .build();
  }

  private static ServiceProperties properties(Duration resolveEvery, URI... history) {
    return new ServiceProperties(
        List.of(NOBODY),
        List.of(NOBODY),
        List.of(history),
        List.of(NOBODY),
        Map.of(),
        false,
        resolveEvery,
        Duration.ofMillis(500),
        Duration.ofSeconds(10));
  }

  private static int status(RestClient calls) {
    return calls.get().uri(PATH).retrieve().toBodilessEntity().getStatusCode().value();
  }

  private double count(String meter) {
    return meters.counter(meter, "service", "history").count();
  }
}
