package io.tulou.e2e.bench;

import com.sun.management.OperatingSystemMXBean;
import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.hotkey.HotKeys;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What coalescing adds to each of ten thousand waiters, and what finding hot keys costs. */
final class Mechanisms implements Benchmark {
  private static final int WAITERS = 10_000;
  private static final int WARM_UP = 1;

  /** In a round: the clock counts in hundredths of a second. */
  private static final int REPEATS = 40;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int KEYS = 100_000;
  private static final int SIGHTINGS = 200_000;
  private static final int SECONDS = 20;
  private static final int PER_SECOND = 100;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Override
  public String name() {
    return "mechanisms";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    int rounds = options.rounds();
    var plain = new double[rounds];
    var shared = new double[rounds];
    var most = new AtomicInteger();
    for (int round = -WARM_UP; round < rounds; round++) {
      double bare = 0;
      double coalesced = 0;
      for (int i = 0; i < REPEATS; i++) {
        bare += bareNanos() / REPEATS;
        coalesced += coalescedNanos(most) / REPEATS;
      }
      if (round >= 0) {
        plain[round] = bare;
        shared[round] = coalesced;
      }
    }
    return section(plain, shared, most.get(), Detection.measure());
  }

  private double bareNanos() throws InterruptedException {
    var future = new CompletableFuture<String>();
    return cpuNanosEach(
        () -> join(future),
        () -> future.getNumberOfDependents() >= WAITERS,
        () -> future.complete("value"));
  }

  /** With a timeout, as callers of the coalescer have one. */
  private static void join(CompletableFuture<String> future) {
    try {
      future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private double coalescedNanos(AtomicInteger most) throws InterruptedException {
    var loads = new AtomicInteger();
    var go = new CountDownLatch(1);
    var coalescer = new Coalescer<String, String>();
    double nanos =
        cpuNanosEach(
            () ->
                coalescer.load(
                    "key",
                    PATIENCE,
                    () -> {
                      loads.incrementAndGet();
                      go.await();
                      return "value";
                    }),
            () -> coalescer.waiting("key") >= WAITERS,
            go::countDown);
    most.accumulateAndGet(loads.get(), Math::max);
    return nanos;
  }

  /** Lets all wait at once and then go on; processor time of the process for each. */
  private double cpuNanosEach(Runnable waiter, BooleanSupplier allWait, Runnable go)
      throws InterruptedException {
    long before = system.getProcessCpuTime();
    var threads = new ArrayList<Thread>(WAITERS);
    for (int i = 0; i < WAITERS; i++) {
      threads.add(Thread.startVirtualThread(waiter));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!allWait.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("they never all waited");
      }
      Thread.sleep(1);
    }
    go.run();
    for (var thread : threads) {
      thread.join();
    }
    return (system.getProcessCpuTime() - before) / (double) WAITERS;
  }

  /**
   * How well hot keys are found.
   *
   * @param recall share of the keys that were seen a quarter more often than the threshold
   * @param wrong share of what was found that was seen less than half as often
   */
  private record Detection(double recall, double wrong, double nanos) {
    static Detection measure() {
      var clock = new AtomicLong();
      var keys = new HotKeys<Integer>(1_000, PER_SECOND, clock::get);
      var random = new SplittableRandom(3);
      var nanos = new double[SECONDS];
      long often = 0;
      long found = 0;
      long all = 0;
      long rare = 0;
      for (int second = 0; second < SECONDS; second++) {
        var seen = new int[KEYS];
        var stream = new int[SIGHTINGS];
        // A share of keys as of words in a text: the n-th is seen 1/n as often as the first.
        Arrays.setAll(stream, _ -> (int) Math.pow(KEYS, random.nextDouble()) % KEYS);
        long begun = System.nanoTime();
        for (int key : stream) {
          keys.see(key);
          clock.addAndGet(1_000_000_000L / SIGHTINGS);
        }
        nanos[second] = (System.nanoTime() - begun) / (double) SIGHTINGS;
        for (int key : stream) {
          seen[key]++;
        }
        if (second > 1) {
          keys.see(-1);
          var hot = keys.hot();
          var expected = above(seen, PER_SECOND * 1.25);
          var plausible = above(seen, PER_SECOND * 0.5);
          often += expected.size();
          found += expected.stream().filter(hot::contains).count();
          all += hot.size();
          rare += hot.stream().filter(key -> !plausible.contains(key)).count();
        }
      }
      return new Detection((double) found / often, (double) rare / all, Medians.of(nanos));
    }

    private static Set<Integer> above(int[] seen, double threshold) {
      var keys = new HashSet<Integer>();
      for (int key = 0; key < seen.length; key++) {
        if (seen[key] >= threshold) {
          keys.add(key);
        }
      }
      return keys;
    }
  }

  private static Section section(double[] plain, double[] shared, int loads, Detection detection) {
    double bare = Medians.of(plain);
    double coalesced = Medians.of(shared);
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "figure", "goal"));
    table.add(
        List.of(
            "loads for 10,000 callers that miss one key at once, most",
            Integer.toString(loads),
            "1"));
    table.add(
        List.of(
            "CPU ns for each that waits for a plain future, its thread included",
            number("%,.0f", bare),
            ""));
    table.add(
        List.of(
            "CPU ns for each that waits through the coalescer", number("%,.0f", coalesced), ""));
    table.add(List.of("ns added for each", number("%,.0f", coalesced - bare), "≤ 100"));
    table.add(List.of("% of hot keys found", number("%.1f", 100 * detection.recall()), ""));
    table.add(
        List.of(
            "% of what was found that was not hot", number("%.1f", 100 * detection.wrong()), ""));
    table.add(List.of("ns for a sighting, alone", number("%.0f", detection.nanos()), ""));
    var about =
        """
        In one process. Ten thousand virtual threads ask for one key while its load is held back until all of them wait,
        against ten thousand that wait for one future, both with a timeout; processor time of the process from the first thread's start to the
        last one's end, medians of rounds in turn. Hot keys: %,d sightings a second of %,d keys, the n-th seen 1/n as
        often as the first, for %d s; hot is what is seen %d times in a second, and counts as missed when it was seen a
        quarter more often than that and not found, as wrongly found when less than half as often.\
        """
            .formatted(SIGHTINGS, KEYS, SECONDS, PER_SECOND);
    return new Section(
        "mechanisms",
        "Coalescing, and finding hot keys",
        about.replace('\n', ' '),
        table,
        new Plot(
            "CPU for each of 10,000 waiters",
            "round",
            "ns",
            List.of(line("a plain future", plain), line("the coalescer", shared))));
  }

  private static Plot.Line line(String name, double[] figures) {
    var points = new ArrayList<Plot.Point>();
    for (double figure : figures) {
      points.add(new Plot.Point(points.size() + 1, figure));
    }
    return new Plot.Line(name, points);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
