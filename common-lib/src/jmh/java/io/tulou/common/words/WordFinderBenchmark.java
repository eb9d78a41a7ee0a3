package io.tulou.common.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A text of some 200 characters without any of the words, as nearly all are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WordFinderBenchmark {
  private static final String TEXT =
      "the song at minute three is what I came for and nobody told me that it was this good; now "
          + "I have heard it ten times, and my neighbours too, who by now know the words better "
          + "than I do: thank you!";

  @Param({"100", "10000"})
  public int words;

  private WordFinder finder = WordFinder.of(List.of());

  @Setup
  public void make() {
    var random = new Random(1);
    var some = new ArrayList<String>();
    while (some.size() < words) {
      var word = new StringBuilder("q");
      random.ints(4 + random.nextInt(8), 'a', 'z' + 1).forEach(word::appendCodePoint);
      some.add(word.toString());
    }
    finder = WordFinder.of(some);
  }

  @Benchmark
  public List<WordFinder.Hit> find() {
    return finder.find(TEXT);
  }
}
