package io.tulou.feed.inbox;

import io.tulou.feed.ids.NewestFirst;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A full inbox as Redis gives it, and its first page merged with what was pulled besides. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InboxBenchmark {
  private static final int ENTRIES = 800;
  private static final int PULLED = 200;
  private static final int PAGE = 20;

  private final byte[] packed =
      Inbox.pack(new Inbox.Header(0, 1, 1, 1), ids(new Random(1), ENTRIES));
  private final Inbox inbox = Inbox.parse(packed);
  private final long[] pulled = NewestFirst.of(ids(new Random(2), PULLED), PULLED, PULLED);

  @Benchmark
  public Inbox parse() {
    return Inbox.parse(packed);
  }

  @Benchmark
  public long[] firstPage() {
    return NewestFirst.merge(inbox.below(Long.MAX_VALUE, PAGE), pulled, PAGE);
  }

  /** Nearly in order, as posts arrive. */
  private static long[] ids(Random random, int count) {
    var ids = new long[count];
    for (int i = 0; i < count; i++) {
      ids[i] = 1_000_000L + 1_000L * i + random.nextInt(3_000);
    }
    return ids;
  }
}
