package io.tulou.history.hot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import io.tulou.history.HistoryPlatform;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.MemberChange;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.RandomCommands;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotHistory.Joined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HotHistoryIT extends HistoryPlatform {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Autowired private HotHistory hot;

  @Test
  void theScriptJoinsAsTheWorkersDo() {
    for (int seed = 0; seed < 300; seed++) {
      long member = newMember();
      var random = new Random(seed);
      var source = new RandomCommands(seed);
      var commands = Stream.generate(source::next).limit(1 + random.nextInt(25)).toList();
      var delivered = new ArrayList<>(commands);
      delivered.addAll(commands.subList(0, random.nextInt(commands.size())));
      Collections.shuffle(delivered, random);

      for (var command : delivered) {
        var change = MemberChange.of(List.of(command));
        if (random.nextBoolean()) {
          hot.join(member, change.marks(), change.subjects());
        } else {
          hot.joinRows(Map.of(member, change));
        }
      }

      var part = hot.read(member);
      assertThat(RandomCommands.entries(part.subjects()))
          .as("seed %d: %s", seed, delivered)
          .isEqualTo(RandomCommands.expected(commands));
      var marks = MemberChange.of(commands).marks();
      if (part.marks() != null) {
        assertThat(part.marks()).isEqualTo(marks);
      }
    }
  }

  @Test
  void aLeaseIsHeldByOneAndLostWithTheHashOrToAFlush() {
    long member = newMember();
    var first = hot.tryLease(member).orElseThrow();
    assertThat(hot.tryLease(member)).isEmpty();
    assertThat(hot.holdsLease(member, first)).isTrue();
    hot.join(member, null, Map.of(subject(1), watched(1, NOON)));
    assertThat(hot.holdsLease(member, first)).as("heartbeats do not disturb").isTrue();

    redis.delete("{m:" + member + "}:h");
    hot.join(member, null, Map.of(subject(2), watched(2, NOON)));
    install(member, first, SubjectState.NEVER, Map.of());
    assertThat(hot.read(member).isUsable()).isFalse();

    var second = hot.tryLease(member).orElseThrow();
    hot.joinRows(
        Map.of(member, new MemberChange(MemberMarks.NONE, Map.of(subject(1), watched(1, NOON)))));
    install(member, second, SubjectState.NEVER, Map.of());
    assertThat(hot.read(member).isUsable()).isFalse();

    var third = hot.tryLease(member).orElseThrow();
    install(member, third, SubjectState.NEVER, Map.of());
    assertThat(hot.read(member).isUsable()).isTrue();
    assertThat(hot.tryLease(member)).isEmpty();
  }

  @Test
  void theStampMovesWithEveryChangeAndEveryRebuild() {
    long member = newMember();
    assertThat(hot.stamp(member)).isEmpty();
    install(member, hot.tryLease(member).orElseThrow(), SubjectState.NEVER, Map.of());
    var stamps = new ArrayList<String>();
    stamps.add(hot.stamp(member).orElseThrow());
    hot.join(member, null, Map.of(subject(1), watched(1, NOON)));
    stamps.add(hot.stamp(member).orElseThrow());
    hot.join(member, null, Map.of(subject(1), SubjectState.deleted(NOON.plusMillis(1))));
    stamps.add(hot.stamp(member).orElseThrow());
    hot.join(member, MemberMarks.cleared(NOON.plusMillis(2)), Map.of());
    stamps.add(hot.stamp(member).orElseThrow());
    redis.delete("{m:" + member + "}:h");
    install(member, hot.tryLease(member).orElseThrow(), SubjectState.NEVER, Map.of());
    stamps.add(hot.stamp(member).orElseThrow());

    assertThat(stamps).doesNotHaveDuplicates();
    assertThat(hot.stamp(member)).hasValue(stamps.getLast());
  }

  @Test
  void aRebuildJoinsAndNeverOverwrites() {
    long member = newMember();
    hot.join(member, null, Map.of(subject(1), watched(1, NOON)));
    var token = hot.tryLease(member).orElseThrow();

    install(
        member,
        token,
        SubjectState.NEVER,
        Map.of(subject(1), watched(1, NOON.minusSeconds(5)), subject(2), watched(2, NOON)));

    var part = hot.read(member);
    assertThat(part.isUsable()).isTrue();
    assertThat(part.isWhole()).isTrue();
    assertThat(part.subjects())
        .isEqualTo(Map.of(subject(1), watched(1, NOON), subject(2), watched(2, NOON)));
  }

  @Test
  void onlyWhatTheDatabaseHasIsTrimmed() {
    long member = newMember();
    var token = hot.tryLease(member).orElseThrow();
    install(member, token, SubjectState.NEVER, Map.of());
    var fresh = new HashMap<SubjectRef, SubjectState>();
    for (int i = 0; i < 100; i++) {
      fresh.put(subject(i), watched(i, NOON.plusSeconds(i)));
    }

    hot.join(member, null, fresh);
    assertThat(hot.read(member).subjects()).hasSize(100);
    assertThat(hot.read(member).isWhole()).isTrue();
    hot.joinRows(member, null, fresh);

    var part = hot.read(member);
    assertThat(part.subjects()).hasSize(40).containsKeys(subject(60), subject(99));
    assertThat(part.completeFrom()).isEqualTo(NOON.plusSeconds(59));
  }

  @Test
  void whatMayBeOlderThanATrimmedRowIsLeftToTheDatabase() {
    long member = newMember();
    var token = hot.tryLease(member).orElseThrow();
    install(member, token, NOON, Map.of(subject(1), watched(1, NOON.plusSeconds(1))));
    var old = Map.of(subject(2), watched(2, NOON));

    assertThat(hot.join(member, null, old)).containsValue(Joined.UNDECIDED);
    assertThat(hot.read(member).subjects()).doesNotContainKey(subject(2));
    assertThat(hot.joinDecided(member, old)).containsValue(Joined.TAKEN);
    assertThat(hot.join(member, null, Map.of(subject(1), watched(1, NOON))))
        .containsValue(Joined.OLDER);
  }

  @Test
  void aClearTellsNothingAboutThePause() {
    long member = newMember();

    hot.join(member, MemberMarks.cleared(NOON), Map.of());

    assertThat(hot.read(member).marks()).isNull();
    hot.join(member, MemberMarks.paused(true, NOON), Map.of());
    hot.join(member, MemberMarks.cleared(NOON.plusSeconds(1)), Map.of());
    assertThat(hot.read(member).marks())
        .isEqualTo(new MemberMarks(NOON.plusSeconds(1), true, NOON));
  }

  private void install(
      long member, String token, Instant completeFrom, Map<SubjectRef, SubjectState> rows) {
    hot.install(member, token, MemberMarks.NONE, completeFrom, SubjectState.NEVER, rows);
  }

  private static SubjectRef subject(int number) {
    return new SubjectRef("video", "v" + number);
  }

  private static SubjectState watched(int number, Instant at) {
    return SubjectState.watched(new HistoryEntry(subject(number), 1, 100, false, null, at, at));
  }
}
