package io.tulou.comment.submit;

import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Refuses early what slow mode would: an impatient member costs a key look-up and not the log. */
@Component
class SlowMode {
  private final RecentWriteMapper writes;
  private final Clock clock;

  SlowMode(RecentWriteMapper writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Asks the database only where slow mode is on.
   *
   * @throws ApiException {@code slow-mode} with the time to wait
   */
  void check(SubjectSnapshot subject, Caller caller) {
    if (subject.slowModeSeconds() == 0
        || caller.has(Visibility.MODERATE)
        || Objects.equals(subject.ownerId(), caller.memberId())) {
      return;
    }
    writes
        .lastAt(subject.subjectId(), caller.memberId())
        .ifPresent(lastAt -> checkSince(lastAt, subject.slowModeSeconds()));
  }

  private void checkSince(Instant lastAt, int seconds) {
    var left = Duration.between(clock.instant(), lastAt.plusSeconds(seconds));
    if (left.isPositive()) {
      var rounded = Math.min(seconds, left.plusMillis(999).toSeconds());
      throw new ApiException(
          ErrorCode.SLOW_MODE,
          "Here members write once in %d seconds.".formatted(seconds),
          List.of(),
          Duration.ofSeconds(rounded));
    }
  }
}
