package io.tulou.history.entry;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.Cleared;
import io.tulou.contract.history.HistoryCommand.Forgotten;
import io.tulou.contract.history.HistoryCommand.Paused;
import io.tulou.contract.history.HistoryCommand.Watched;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Commands as a member's devices might send them, and what they must come to. */
public final class RandomCommands {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private final Random random;

  public RandomCommands(long seed) {
    this.random = new Random(seed);
  }

  /** Of 5 subjects within 60 ms, so that ties are common; no clock is ahead. */
  public HistoryCommand next() {
    var received = START.plusMillis(random.nextInt(60));
    return switch (random.nextInt(20)) {
      case 0 -> new Cleared(received);
      case 1, 2, 3 -> new Forgotten(subject(), received);
      case 4 -> new Paused(random.nextBoolean(), received);
      default ->
          new Watched(
              subject(),
              random.nextInt(100),
              random.nextBoolean() ? 100 : null,
              random.nextBoolean(),
              null,
              received.minusMillis(random.nextInt(40)),
              received);
    };
  }

  private SubjectRef subject() {
    return new SubjectRef("video", "v" + random.nextInt(5));
  }

  /** What all of them come to, by the definition: whatever outlives every deletion, the latest. */
  public static Map<String, HistoryEntry> expected(List<HistoryCommand> commands) {
    var cleared = latest(only(commands, Cleared.class).map(Cleared::at));
    var expected = new TreeMap<String, HistoryEntry>();
    for (var subject : only(commands, Watched.class).map(Watched::subject).distinct().toList()) {
      var deleted =
          latest(
              only(commands, Forgotten.class)
                  .filter(each -> each.subject().equals(subject))
                  .map(Forgotten::at));
      only(commands, Watched.class)
          .filter(each -> each.subject().equals(subject))
          .filter(each -> each.watchedAt().isAfter(cleared) && each.watchedAt().isAfter(deleted))
          .map(HistoryEntry::of)
          .max(HistoryEntry.BY_AGE)
          .ifPresent(entry -> expected.put(subject.key(), entry));
    }
    return expected;
  }

  /** The entries of states, in the form of {@link #expected}. */
  public static Map<String, HistoryEntry> entries(Map<SubjectRef, SubjectState> states) {
    var entries = new TreeMap<String, HistoryEntry>();
    states.forEach(
        (subject, state) -> state.find().ifPresent(entry -> entries.put(subject.key(), entry)));
    return entries;
  }

  private static <T> Stream<T> only(List<HistoryCommand> commands, Class<T> kind) {
    return commands.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static Instant latest(Stream<Instant> times) {
    return times.max(Comparator.naturalOrder()).orElse(SubjectState.NEVER);
  }
}
