package io.tulou.common.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a hundred thousand words cost; prints the figures, holds bounds that no machine misses. */
class WordFinderFiguresTest {
  private static final int WORDS = 100_000;

  @Test
  void aHundredThousandWordsAreReadyAndFastEnough() {
    var random = new Random(3);
    var words = words(random);
    var texts = texts(random);
    long bytes = texts.stream().mapToLong(text -> text.getBytes(UTF_8).length).sum();
    WordFinder.of(words.subList(0, 1_000)).find("warm up");

    long start = used();
    var finder = WordFinder.of(words);
    var built = Duration.ofNanos(used() - start);
    int hits = 0;
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      start = used();
      hits = texts.stream().mapToInt(text -> finder.find(text).size()).sum();
      best = Math.min(best, used() - start);
    }

    double speed = bytes * 1e3 / best;
    System.out.printf(
        "words: %d, built in %d ms, %.1f MB/s on one core, %d hits in %d KB%n",
        WORDS, built.toMillis(), speed, hits, bytes / 1_000);
    assertThat(built).isLessThan(Duration.ofSeconds(5));
    assertThat(speed).isGreaterThan(1);
  }

  @Test
  void searchesGoOnWithoutAnErrorWhileTheWordsAreExchanged() throws InterruptedException {
    var random = new Random(4);
    var words = words(random).subList(0, 20_000);
    var present = new AtomicReference<>(WordFinder.of(List.of("casino")));
    var isOver = new AtomicBoolean();
    var failures = new AtomicReference<Throwable>();
    var searches = new Thread[2];
    for (int i = 0; i < searches.length; i++) {
      searches[i] =
          Thread.ofPlatform()
              .start(() -> {
                while (!isOver.get() && failures.get() == null) {
                  if (present.get().find("at the c.a.s.i.n.o again").size() != 1) {
                    failures.set(new AssertionError("missed it"));
                  }
                }
              });
    }
    for (int reload = 0; reload < 20; reload++) {
      var next = new ArrayList<>(words.subList(0, 1_000 * (1 + reload)));
      next.add("casino");
      present.set(WordFinder.of(next));
    }
    isOver.set(true);
    for (var search : searches) {
      search.join();
    }
    assertThat(failures.get()).isNull();
  }

  /** Nanoseconds of this thread on a core; what others do on the machine does not count. */
  private static long used() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<String> words(Random random) {
    var words = new ArrayList<String>();
    while (words.size() < WORDS) {
      words.add(word(random, words.size() % 4 == 0));
    }
    return words;
  }

  private static String word(Random random, boolean isHan) {
    var word = new StringBuilder();
    int length = isHan ? 3 + random.nextInt(3) : 6 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      word.append((char) (isHan ? 0x4e00 + random.nextInt(3_000) : 'a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private static List<String> texts(Random random) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      while (text.length() < 150) {
        text.append(word(random, i % 4 == 0)).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
