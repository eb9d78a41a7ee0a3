package io.tulou.comment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class SlowModeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SubjectRef REF = new SubjectRef("video", "1");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void whoWroteJustNowIsTurnedAwayBeforeTheLog() {
    var outcomes = new SlowMode((_, _) -> Optional.of(NOW.minusSeconds(10)), CLOCK).judge(draft());

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Reject.class,
            reject ->
                assertThat(reject.refusal())
                    .extracting(ApiException::code)
                    .isEqualTo(ErrorCode.SLOW_MODE));
  }

  @Test
  void whereTheDatabaseIsAwayTheWorkerAloneDecides() {
    var away =
        new SlowMode(
            (_, _) -> {
              throw new QueryTimeoutException("away");
            },
            CLOCK);

    assertThat(away.judge(draft())).isEmpty();
  }

  private static Draft draft() {
    var subject =
        new SubjectSnapshot(
            1,
            REF,
            null,
            null,
            null,
            SubjectState.OPEN,
            ReviewMode.POST,
            30,
            0,
            0,
            List.of(),
            NOW,
            1);
    return new Draft(REF, subject, new Caller(7, Set.of(), null, null), "a house", false);
  }
}
