package io.tulou.common.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancerTest {
  private static final long MILLI = 1_000_000;

  private long now;
  private final Balancer balancer = new Balancer(new Random(7), () -> now);
  private final List<Instance> instances =
      IntStream.range(0, 4).mapToObj(i -> new Instance(URI.create("http://i" + i))).toList();
  private final Map<URI, Integer> calls = new HashMap<>();
  private final PriorityQueue<Running> running =
      new PriorityQueue<>(Comparator.comparingLong(Running::endNanos));

  @Test
  void equalInstancesShareTheLoad() {
    run(2_000, 20, 20, 20, 20);

    assertThat(calls.values()).allSatisfy(count -> assertThat(count).isBetween(400, 600));
  }

  @Test
  void anInstanceTenTimesSlowerHasLessThanATenthOfTheCallsWithinTwoSeconds() {
    run(1_000, 20, 20, 20, 20);
    run(1_000, 200, 20, 20, 20);
    calls.clear();

    run(2_000, 200, 20, 20, 20);

    assertThat(calls.getOrDefault(URI.create("http://i0"), 0)).isLessThan(200);
  }

  @Test
  void anInstanceThatIsFastAgainHasItsShareAgain() {
    run(1_000, 200, 20, 20, 20);
    run(15_000, 20, 20, 20, 20);
    calls.clear();

    run(2_000, 20, 20, 20, 20);

    assertThat(calls.getOrDefault(URI.create("http://i0"), 0)).isGreaterThan(300);
  }

  @Test
  void anInstanceThatNothingIsKnownOfIsCalledBesideFastOnes() {
    for (var known : instances.subList(0, 3)) {
      balancer.pick(List.of(known)).end(true);
    }

    run(1_000, 2, 2, 2, 2);

    assertThat(calls).containsKey(URI.create("http://i3"));
  }

  @Test
  void anInstanceThatDoesNotAnswerIsLeftAlone() {
    balancer.pick(instances.subList(0, 1)).end(false);

    run(500, 20, 20, 20, 20);

    assertThat(calls.getOrDefault(URI.create("http://i0"), 0)).isLessThan(10);
  }

  @Test
  void aNewInstanceThatNeverAnswersCatchesFewCalls() {
    run(2_000, 1_000_000, 20, 20, 20);

    assertThat(calls.getOrDefault(URI.create("http://i0"), 0)).isLessThan(60);
  }

  @Test
  void aCallThatIsOverCountsNoMore() {
    var only = instances.subList(0, 1);
    var pick = balancer.pick(only);
    assertThat(only.getFirst().inFlight()).isOne();

    pick.end(true);

    assertThat(only.getFirst().inFlight()).isZero();
  }

  /** One call a millisecond, each taking what its instance takes. */
  private void run(int callsToMake, long... millis) {
    var names = new ArrayList<URI>();
    instances.forEach(instance -> names.add(instance.address()));
    for (int i = 0; i < callsToMake; i++) {
      now += MILLI;
      for (var next = running.peek(); next != null && next.endNanos() <= now; ) {
        running.remove();
        next.pick().end(true);
        next = running.peek();
      }
      var pick = balancer.pick(instances);
      calls.merge(pick.address(), 1, Integer::sum);
      running.add(new Running(pick, now + millis[names.indexOf(pick.address())] * MILLI));
    }
  }

  private record Running(Pick pick, long endNanos) {}
}
