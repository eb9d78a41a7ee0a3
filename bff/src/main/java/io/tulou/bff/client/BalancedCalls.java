package io.tulou.bff.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.balance.Balancer;
import io.tulou.common.balance.Instance;
import io.tulou.common.balance.Pick;
import io.tulou.common.balance.RetryBudget;
import io.tulou.common.balance.Throttle;
import io.tulou.common.deadline.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Sends a call to the better of two instances; not at all while the service answers hardly anything
 * ({@code tulou.throttled}); and a read once more, elsewhere where there is an elsewhere, if it
 * reached nobody and the budget allows ({@code tulou.retried}). Nothing else in the platform tries
 * again.
 */
final class BalancedCalls implements ClientHttpRequestInterceptor {
  /**
   * A client that gives less time than this says nothing about the service by running out of it.
   */
  private static final Duration FAIR = Duration.ofMillis(250);

  private final Instances instances;
  private final MeterRegistry meters;
  private final Balancer balancer;
  private final Map<Service, Throttle> throttles = new EnumMap<>(Service.class);
  private final Map<Service, RetryBudget> budgets = new EnumMap<>(Service.class);

  BalancedCalls(Instances instances, MeterRegistry meters) {
    this.instances = instances;
    this.meters = meters;
    RandomGenerator random = new SharedRandom();
    this.balancer = new Balancer(random, System::nanoTime);
    for (var service : Service.values()) {
      throttles.put(service, new Throttle(random, System::nanoTime));
      budgets.put(service, new RetryBudget());
    }
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    var service = Service.of(request.getURI()).orElseThrow();
    var throttle = Objects.requireNonNull(throttles.get(service));
    var budget = Objects.requireNonNull(budgets.get(service));
    if (!throttle.admits()) {
      meters.counter("tulou.throttled", "service", service.label()).increment();
      throw CallGuard.unavailable();
    }
    budget.called();
    var all = instances.of(service);
    var pick = balancer.pick(all);
    try {
      return send(pick, throttle, request, body, execution);
    } catch (IOException reachedNobody) {
      if (!isWorthAnotherTry(request) || !budget.take()) {
        throw reachedNobody;
      }
      meters.counter("tulou.retried", "service", service.label()).increment();
      return send(balancer.pick(others(all, pick)), throttle, request, body, execution);
    }
  }

  private static ClientHttpResponse send(
      Pick pick,
      Throttle throttle,
      HttpRequest request,
      byte[] body,
      ClientHttpRequestExecution execution)
      throws IOException {
    boolean fair = Deadline.leftOr(FAIR).compareTo(FAIR) >= 0;
    boolean answered = false;
    try {
      var response = execution.execute(new InstanceRequest(request, pick.address()), body);
      answered = response.getStatusCode().value() != HttpStatus.SERVICE_UNAVAILABLE.value();
      return response;
    } finally {
      pick.end(answered);
      if (answered || !fair) {
        throttle.answered();
      } else {
        throttle.failed();
      }
    }
  }

  private static boolean isWorthAnotherTry(HttpRequest request) {
    return request.getMethod().equals(HttpMethod.GET)
        && Deadline.leftOr(FAIR).compareTo(Deadline.MINIMUM) > 0;
  }

  private static List<Instance> others(List<Instance> all, Pick tried) {
    var others = all.stream().filter(instance -> !tried.isTo(instance)).toList();
    return others.isEmpty() ? all : others;
  }

  /** Usable by all threads, without a lock between them. */
  private static final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
