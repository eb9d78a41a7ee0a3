package io.tulou.common.web;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A cursor as a walk by floor has it: a direction and a position. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CursorBenchmark {
  private static final String SCOPE = "roots|video/tour|newest";

  private final CursorKey key =
      new CursorKey("a secret of thirty-two bytes ...".getBytes(StandardCharsets.US_ASCII));
  private final String cursor = key.seal(SCOPE, 1, 4_711, 123_456_789_012L);

  @Benchmark
  public String seal() {
    return key.seal(SCOPE, 1, 4_711, 123_456_789_012L);
  }

  @Benchmark
  public long[] open() {
    return key.open(SCOPE, cursor);
  }
}
