package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.project.Verdict;
import io.tulou.common.web.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow mode and repeated texts. */
class PaceTest extends DeciderCase {
  @Test
  void inSlowModeAMemberWaitsAndIsToldHowLong() {
    decider.decide(book, wishes.slowMode(30));
    var first = wishes.says(10, 5, "one", false);
    decider.decide(book, first);
    var second = wishes.says(11, 5, "two", false);
    long waited = Duration.between(first.envelope().at(), second.envelope().at()).toSeconds();

    assertThat(decider.decide(book, second))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(ErrorCode.SLOW_MODE);
              assertThat(rejected.retryAfterSeconds()).isEqualTo((int) (30 - waited));
            });
    assertThat(book.comment(11)).isNull();
    assertThat(book.subject().nextRow().nextFloor()).isEqualTo(2);
    assertThat(decider.decide(book, wishes.says(12, 6, "another's", false)))
        .isEqualTo(Verdict.applied(12));
    assertThat(decider.decide(book, first)).isEqualTo(Verdict.applied(10));
    for (int i = 0; i < 30; i++) {
      wishes.rebuild(0);
    }
    assertThat(decider.decide(book, wishes.says(13, 5, "three", false)))
        .isEqualTo(Verdict.applied(13));
  }

  @Test
  void slowModeIsNotForModeratorsNorForTheOwner() {
    decider.decide(book, wishes.put(6L, null, null));
    decider.decide(book, wishes.slowMode(300));
    for (int i = 0; i < 3; i++) {
      assertThat(decider.decide(book, wishes.says(10 + i, 5, "moderator " + i, true)))
          .isEqualTo(Verdict.applied(10 + i));
      assertThat(decider.decide(book, wishes.says(20 + i, 6, "owner " + i, false)))
          .isEqualTo(Verdict.applied(20 + i));
    }
    assertThat(decider.decide(book, wishes.says(30, 5, "without the scope", false)))
        .satisfies(isRejected(ErrorCode.SLOW_MODE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello there", " hello  THERE ", "hel\u200blothere", "ＨＥＬＬＯ there"})
  void theSameTextIsLetInOnceAWhile(String again) {
    decider.decide(book, wishes.says(10, 5, "Hello there", false));

    assertThat(decider.decide(book, wishes.says(11, 5, again, true)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(decider.decide(book, wishes.says(12, 5, "Hello there!", false)))
        .isEqualTo(Verdict.applied(12));
    assertThat(decider.decide(book, wishes.says(13, 6, again, false)))
        .isEqualTo(Verdict.applied(13));
    for (int i = 0; i < 60; i++) {
      wishes.rebuild(0);
    }
    assertThat(decider.decide(book, wishes.says(14, 5, again, false)))
        .isEqualTo(Verdict.applied(14));
  }

  @Test
  void aTextIsKnownAgainBehindFourOthersAndNoMore() {
    for (int i = 0; i < 6; i++) {
      decider.decide(book, wishes.says(10 + i, 5, "text " + i, false));
    }

    assertThat(decider.decide(book, wishes.says(21, 5, "text 1", false)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(decider.decide(book, wishes.says(22, 5, "text 0", false)))
        .isEqualTo(Verdict.applied(22));
  }
}
