package io.tulou.common.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.common.cache.TestRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.core.StringRedisTemplate;

@ExtendWith(TestRedis.class)
class RedisLeasesIT {
  private static final Limit LIMIT = new Limit(1_000, Duration.ofSeconds(1), 200);

  /** Requests a second of each node: twice the limit in all. */
  private static final int[] UNEVEN = {1_400, 400, 160, 40};

  private static final int SECONDS = 5;

  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final CyclicBarrier start = new CyclicBarrier(UNEVEN.length + 1);

  @Test
  void fourNodesWithUnevenLoadAdmitTogetherWhatTheLimitSaysAtFewCalls() throws Exception {
    var leases = new RedisLeases(new StringRedisTemplate(TestRedis.connections()), "{limit}:");
    LeaseStore counted =
        (key, limit, owed, wanted) -> {
          calls.incrementAndGet();
          return leases.take(key, limit, owed, wanted);
        };
    // The script and the connection are there before the time counts.
    leases.take("warm", LIMIT, 0, 1);
    long admitted = 0;
    long begun = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var nodes =
          IntStream.range(0, UNEVEN.length)
              .mapToObj(node -> threads.submit(load(node, counted)))
              .toList();
      start.await();
      begun = System.nanoTime();
      for (var node : nodes) {
        admitted += node.get();
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double allowed = LIMIT.burst() + seconds * LIMIT.permits();

    System.out.printf(
        "%,d of %,d requests admitted in %.2f s, %.1f %% of the limit, %,d calls to Redis%n",
        admitted, requests.get(), seconds, 100 * admitted / allowed, calls.get());
    assertThat((double) admitted).isBetween(0.95 * allowed, 1.05 * allowed);
    assertThat(calls.get()).isLessThanOrEqualTo(requests.get() / 20);
  }

  @Test
  void aBucketIsFilledUpByTheClockOfRedisAndExpires() {
    var redis = new StringRedisTemplate(TestRedis.connections());
    var leases = new RedisLeases(redis, "{limit}:");
    var slow = new Limit(1, Duration.ofSeconds(10), 5);

    assertThat(leases.take("slow", slow, 2, 2)).isEqualTo(new Lease(2, Duration.ZERO));
    var last = leases.take("slow", slow, 0, 5);
    assertThat(last.granted()).isOne();
    assertThat(last.retryAfter()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(11));
    assertThat(leases.take("slow", slow, 3, 1).granted()).isZero();
    assertThat(redis.getExpire("{limit}:slow")).isBetween(50L, 90L);
    assertThat(leases.take("other", slow, 0, 5).granted()).isEqualTo(5);
  }

  @Test
  void nodesCountEachOtherWhileTheyAreThere() {
    var redis = new StringRedisTemplate(TestRedis.connections());
    var two = new NodeCensus(redis, "nodes", Clock.systemUTC());
    two.start();
    try (var one = new NodeCensus(redis, "nodes", Clock.systemUTC())) {
      one.start();
      await()
          .untilAsserted(() -> {
            one.count();
            assertThat(one.nodes()).isEqualTo(2);
          });

      two.stop();
      two.close();
      one.count();
      assertThat(one.nodes()).isEqualTo(1);
    }
  }

  private Callable<Long> load(int node, LeaseStore store) {
    return () -> {
      var limiter = new SharedRateLimiter(LIMIT, store, () -> UNEVEN.length, 10, System::nanoTime);
      var random = new SplittableRandom(node);
      long admitted = 0;
      start.await();
      long next = System.nanoTime();
      long end = next + Duration.ofSeconds(SECONDS).toNanos();
      while (next < end) {
        for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        requests.incrementAndGet();
        admitted += limiter.tryAcquire("all") instanceof Decision.Admitted ? 1 : 0;
        next += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / UNEVEN[node]);
      }
      return admitted;
    };
  }
}
