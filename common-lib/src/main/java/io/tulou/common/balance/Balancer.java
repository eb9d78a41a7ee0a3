package io.tulou.common.balance;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Picks the better of two random instances (Mitzenmacher, The Power of Two Choices in Randomized
 * Load Balancing, 2001): close to the best of all, without all processes rushing at the same one.
 */
public final class Balancer {
  private final RandomGenerator random;
  private final LongSupplier nanoTime;

  /**
   * @param random usable by several threads
   * @param nanoTime a monotonic clock
   */
  public Balancer(RandomGenerator random, LongSupplier nanoTime) {
    this.random = random;
    this.nanoTime = nanoTime;
  }

  /**
   * An instance to call now. The pick is to be ended, whatever comes of the call.
   *
   * @param instances at least one
   */
  public Pick pick(List<Instance> instances) {
    var chosen = better(instances);
    chosen.begin();
    return new Pick(chosen, nanoTime, nanoTime.getAsLong());
  }

  private Instance better(List<Instance> instances) {
    int count = instances.size();
    if (count == 1) {
      return instances.getFirst();
    }
    int one = random.nextInt(count);
    int other = random.nextInt(count - 1);
    var first = instances.get(one);
    var second = instances.get(other >= one ? other + 1 : other);
    long now = nanoTime.getAsLong();
    return first.score(now) <= second.score(now) ? first : second;
  }
}
