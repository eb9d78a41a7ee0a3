package io.tulou.common.cache;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is in this process already: one key, and the twenty of a page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearHitBenchmark {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Long> page = LongStream.range(0, 20).boxed().toList();

  private final HandTime time = new HandTime();

  /** Time stands still, so what was loaded once stays. */
  private final TieredCache<Long, String> cache =
      new TieredCache<>(
          TextCache.spec("bench"),
          new InMemoryStore(time),
          new SourceLoads<>(NearHitBenchmark::load, 16, WAIT),
          threads,
          new CacheMeters("bench", new SimpleMeterRegistry()),
          time);

  @Setup
  public void fill() {
    cache.getAll(page, WAIT);
  }

  @TearDown
  public void end() {
    threads.close();
  }

  @Benchmark
  public Optional<String> one() {
    return cache.get(7L, WAIT);
  }

  @Benchmark
  public Map<Long, String> twenty() {
    return cache.getAll(page, WAIT);
  }

  private static Map<Long, Versioned<String>> load(Collection<Long> keys) {
    return keys.stream()
        .collect(Collectors.toMap(Function.identity(), key -> new Versioned<>(1, "text " + key)));
  }
}
