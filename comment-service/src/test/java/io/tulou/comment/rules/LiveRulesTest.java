package io.tulou.comment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Sets of a hundred thousand words, exchanged while texts are judged by them. */
class LiveRulesTest {
  private static final int WORDS = 100_000;
  private static final int RELOADS = Integer.getInteger("tulou.rules.reloads", 4);
  private static final int JUDGES = 2;
  private static final String TEXT =
      "the c.a.s.i.n.o is open, and so is the house beside it, said marker%c of all people";

  private final Versions stored = new Versions();
  private final LiveRules live = new LiveRules(stored);

  @Test
  void aNewSetOfWordsIsFollowedWithoutAnErrorUnderLoad() throws InterruptedException {
    publish(1);
    live.look();
    var quiet = judging(RELOADS * 250);
    var isOver = new AtomicBoolean();
    var failure = new AtomicReference<Throwable>();
    var nanos = new ArrayList<long[]>();
    var judges = new Thread[JUDGES];
    for (int i = 0; i < JUDGES; i++) {
      judges[i] =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  long[] own = judgingUntil(isOver);
                  synchronized (nanos) {
                    nanos.add(own);
                  }
                } catch (Throwable each) {
                  failure.set(each);
                }
              });
    }
    long slowest = 0;
    for (int version = 2; version <= 1 + RELOADS; version++) {
      publish(version);
      long start = System.nanoTime();
      live.look();
      slowest = Math.max(slowest, System.nanoTime() - start);
      assertThat(rulesOf(text(version))).containsExactlyInAnyOrder("casinos", "markers");
      assertThat(rulesOf(text(version - 1))).containsExactly("casinos");
    }
    isOver.set(true);
    for (var judge : judges) {
      judge.join();
    }

    assertThat(failure.get()).isNull();
    var loaded = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.printf(
        "rules: %d words, %d reloads, slowest %d ms; %d texts judged meanwhile without an error,"
            + " microseconds p50 %d, p99 %d, most %d; alone p50 %d, p99 %d%n",
        WORDS,
        RELOADS,
        slowest / 1_000_000,
        loaded.length,
        at(loaded, 0.5),
        at(loaded, 0.99),
        at(loaded, 1),
        at(quiet, 0.5),
        at(quiet, 0.99));
    assertThat(loaded.length).isPositive();
    assertThat(slowest).as("nanoseconds until a set is in force").isLessThan(5_000_000_000L);
  }

  private long[] judgingUntil(AtomicBoolean isOver) {
    var nanos = new long[1 << 12];
    int count = 0;
    while (!isOver.get()) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = judge();
    }
    return Arrays.copyOf(nanos, count);
  }

  private long[] judging(int texts) {
    var nanos = new long[texts];
    for (int i = 0; i < texts; i++) {
      nanos[i] = judge();
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /** Whichever set is in force: the word that is in all of them is found. */
  private long judge() {
    long start = System.nanoTime();
    var rules = rulesOf(text(0));
    long taken = System.nanoTime() - start;
    assertThat(rules).containsExactly("casinos");
    return taken;
  }

  private List<String> rulesOf(String text) {
    return live.present().words(text).stream().map(ReadyRules.Finding::rule).toList();
  }

  private void publish(int version) {
    var random = new Random(version);
    var words = new ArrayList<String>(WORDS);
    while (words.size() < WORDS - 2) {
      var word = new StringBuilder();
      int length = 7 + random.nextInt(6);
      for (int i = 0; i < length; i++) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      words.add(word.toString());
    }
    stored.put(
        version,
        new RuleSet(
            List.of(
                new RuleSet.WordList("casinos", RuleAction.HOLD, List.of("casino")),
                new RuleSet.WordList(
                    "markers", RuleAction.FLAG, List.of("marker" + letter(version))),
                new RuleSet.WordList("many", RuleAction.FLAG, words)),
            List.of(),
            null,
            null,
            0,
            null,
            0));
  }

  private static String text(int version) {
    return TEXT.formatted(letter(version));
  }

  /** A digit in a word would be read as a letter. */
  private static char letter(int version) {
    return (char) ('a' + version);
  }

  private static long at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1_000;
  }

  /** The table of rules. */
  private static final class Versions implements RuleMapper {
    private final MessageCodec<RuleSet> codec = new MessageCodec<>(RuleSet.class);
    private String rules = "";
    private long version;

    void put(long next, RuleSet set) {
      rules = new String(codec.encode(set), StandardCharsets.UTF_8);
      version = next;
    }

    @Override
    public long latest() {
      return version;
    }

    @Override
    public Optional<String> rules(long wanted) {
      return wanted == version ? Optional.of(rules) : Optional.empty();
    }

    @Override
    public List<Integer> latestStates(long memberId, int count) {
      return List.of();
    }
  }
}
