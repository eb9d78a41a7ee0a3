package io.tulou.history.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.http.HistoryReplayApi.History;
import io.tulou.history.HistoryPlatform;
import io.tulou.history.hot.HotHistory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HistoryReplayIT extends HistoryPlatform {
  private static final SubjectRef KEPT = new SubjectRef("video", "kept");
  private static final SubjectRef LOST = new SubjectRef("video", "lost");
  private static final SubjectRef FORGOTTEN = new SubjectRef("video", "forgotten");

  @Autowired private HistoryReplay replay;
  @Autowired private HotHistory hot;

  @Test
  void whatTheHotPartHasLostIsReadAgainAndASecondReplayFindsNothingToDo() throws Exception {
    long ada = newMember();
    door.beat(ada, "kept", 10, "2026-11-21T03:00:01Z");
    door.beat(ada, "lost", 20, "2026-11-21T03:00:02Z");
    door.beat(ada, "forgotten", 30, "2026-11-21T03:00:03Z");
    assertThat(door.delete(ada, "/video/forgotten").status()).isEqualTo(204);
    drain();
    makeHot(ada);
    redis.opsForHash().delete("{m:" + ada + "}:h", LOST.key(), FORGOTTEN.key());
    assertThat(door.walk(ada, "", 20)).containsExactly("video/kept");
    var asked = List.of(new History(ada, List.of(KEPT, LOST, FORGOTTEN)));

    var dry = replay.bring(asked, true);
    assertThat(door.walk(ada, "", 20)).containsExactly("video/kept");
    var first = replay.bring(asked, false);
    var second = replay.bring(asked, false);

    assertThat(dry).containsExactly(ada);
    assertThat(first).containsExactly(ada);
    assertThat(second).isEmpty();
    assertThat(door.walk(ada, "", 20)).containsExactly("video/lost", "video/kept");
    assertThat(door.progress(ada, "lost")).isEqualTo(20);
  }

  @Test
  void whatIsNewerAtHandThanInTheTablesStays() throws Exception {
    long ada = newMember();
    door.beat(ada, "kept", 10, "2026-11-21T03:00:01Z");
    drain();
    makeHot(ada);
    jdbc.update("UPDATE history_entry SET progress = 5 WHERE member_id = ?", ada);
    door.beat(ada, "kept", 99, "2026-11-21T03:00:09Z");

    assertThat(replay.bring(List.of(new History(ada, List.of(KEPT))), false)).isEmpty();
    assertThat(door.progress(ada, "kept")).isEqualTo(99);
  }

  @Test
  void aHotPartThatIsNotThereStaysAwayForTheNextReaderHasItRebuilt() throws Exception {
    long ada = newMember();
    door.beat(ada, "kept", 10, "2026-11-21T03:00:01Z");
    drain();
    redis.delete("{m:" + ada + "}:h");

    assertThat(replay.bring(List.of(new History(ada, List.of(KEPT))), false)).isEmpty();
    assertThat(redis.hasKey("{m:" + ada + "}:h")).isFalse();
    assertThat(door.walk(ada, "", 20)).containsExactly("video/kept");
  }

  private void makeHot(long member) {
    patiently()
        .until(() -> {
          door.walk(member, "", 20);
          return hot.read(member).isUsable();
        });
  }
}
