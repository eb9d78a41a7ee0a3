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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class BalancedCallsTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");
  private static final String PATH = "/v1/things";

  /** Calls a second. */
  private static final int RATE = 300;

  private static final int PERIOD_SECONDS = 2;

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
  void anInstanceTenTimesSlowerThanTheThreeOthersHasLessThanATenthOfTheCallsWithinTwoSeconds()
      throws InterruptedException {
    var instances = Stream.generate(FakeService::new).limit(4).toList();
    var calls = to(instances.stream().map(FakeService::uri).toArray(URI[]::new));
    instances.forEach(instance -> {
      instance.answer("GET " + PATH, 200, "{}");
      instance.takes(Duration.ofMillis(10));
    });
    var slow = instances.getFirst();
    load(calls);
    long before = slow.calls().size();

    slow.takes(Duration.ofMillis(100));
    load(calls);
    long meanwhile = slow.calls().size();
    load(calls);
    long after = slow.calls().size();

    int all = RATE * PERIOD_SECONDS;
    System.out.printf(
        "share of the instance that became ten times slower: %.1f %% before, %.1f %% in the two"
            + " seconds of the change, %.1f %% in the next two%n",
        100.0 * before / all,
        100.0 * (meanwhile - before) / all,
        100.0 * (after - meanwhile) / all);
    assertThat(before).isBetween(all / 8L, all / 2L);
    assertThat(after - meanwhile).isLessThan(all / 10);
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

  /** Two seconds of calls, each begun when its time has come. */
  private void load(RestClient calls) throws InterruptedException {
    long begun = System.nanoTime();
    var ends = new CountDownLatch(RATE * PERIOD_SECONDS);
    for (int i = 0; i < RATE * PERIOD_SECONDS; i++) {
      long due = begun + i * 1_000_000_000L / RATE;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      threads.execute(() -> {
        try {
          status(calls);
        } finally {
          ends.countDown();
        }
      });
    }
    assertThat(ends.await(10, TimeUnit.SECONDS)).isTrue();
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
