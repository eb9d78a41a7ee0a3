package io.tulou.history.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.Forgotten;
import io.tulou.contract.history.HistoryCommand.Watched;
import io.tulou.contract.history.HistoryEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemberChangeTest {
  private static final SubjectRef FILM = new SubjectRef("video", "film");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void theResultIsTheSameWhateverTheOrderTheBatchesAndTheRepeats() {
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var source = new RandomCommands(seed);
      var commands = Stream.generate(source::next).limit(1 + random.nextInt(25)).toList();

      var result = applyInBatches(shuffledWithRepeats(commands, random), random);

      assertThat(RandomCommands.entries(result))
          .as("seed %d: %s", seed, commands)
          .isEqualTo(RandomCommands.expected(commands));
    }
  }

  private static List<HistoryCommand> shuffledWithRepeats(
      List<HistoryCommand> commands, Random random) {
    var delivered = new ArrayList<>(commands);
    for (var command : commands) {
      if (random.nextInt(3) == 0) {
        delivered.add(command);
      }
    }
    Collections.shuffle(delivered, random);
    return delivered;
  }

  private static Map<SubjectRef, SubjectState> applyInBatches(
      List<HistoryCommand> delivered, Random random) {
    var marks = MemberMarks.NONE;
    var states = new HashMap<SubjectRef, SubjectState>();
    int from = 0;
    while (from < delivered.size()) {
      int to = Math.min(delivered.size(), from + 1 + random.nextInt(8));
      var change = MemberChange.of(delivered.subList(from, to));
      marks = marks.join(change.marks());
      var clearedAt = marks.clearedAt();
      change
          .subjects()
          .forEach((subject, state) ->
              states.merge(subject, state, (mine, other) -> mine.join(other, clearedAt)));
      states.replaceAll((subject, state) -> state.join(SubjectState.NOTHING, clearedAt));
      from = to;
    }
    return states;
  }

  @Test
  void anEntryFromAClockThatIsAheadFallsWithTheDeletionThatCameAfterIt() {
    var ahead = watched(10, NOON.plusSeconds(240), NOON);
    var change = MemberChange.of(List.of(ahead, new Forgotten(FILM, NOON.plusMillis(1))));

    assertThat(change.subjects().get(FILM)).isEqualTo(SubjectState.deleted(NOON.plusMillis(1)));
  }

  @Test
  void whatIsWatchedAfterADeletionIsThereThoughAClockWasAheadBefore() {
    var again = watched(20, NOON.plusMillis(2), NOON.plusMillis(2));
    var change =
        MemberChange.of(
            List.of(
                watched(10, NOON.plusSeconds(240), NOON),
                new Forgotten(FILM, NOON.plusMillis(1)),
                again));

    assertThat(change.subjects().get(FILM).entry()).isEqualTo(HistoryEntry.of(again));
  }

  @Test
  void heartbeatsOfMembersAreCollapsedApart() {
    var records =
        List.of(
            HistoryEntries.of(1, List.of(watched(10, NOON, NOON))),
            HistoryEntries.of(2, List.of(watched(11, NOON, NOON))),
            HistoryEntries.of(1, List.of(watched(15, NOON.plusSeconds(5), NOON.plusSeconds(5)))));

    var changes = MemberChange.collapse(records);

    assertThat(changes).containsOnlyKeys(1L, 2L);
    assertThat(changes.get(1L).subjects().get(FILM).entry().progress()).isEqualTo(15);
    assertThat(changes.get(2L).subjects().get(FILM).entry().progress()).isEqualTo(11);
  }

  private static Watched watched(int progress, Instant watchedAt, Instant receivedAt) {
    return new Watched(FILM, progress, 100, false, null, watchedAt, receivedAt);
  }
}
