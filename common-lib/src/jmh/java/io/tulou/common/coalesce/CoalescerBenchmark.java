package io.tulou.common.coalesce;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A load that nobody shares, which is what every miss pays so that others could. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoalescerBenchmark {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Coalescer<Long, String> coalescer = new Coalescer<>();

  @Benchmark
  public String alone() {
    return coalescer.load(7L, WAIT, () -> "page");
  }

  /** The thread that the load runs on, without a coalescer. */
  @Benchmark
  public boolean threadAlone() throws InterruptedException {
    return Thread.ofVirtual().start(() -> {}).join(WAIT);
  }
}
