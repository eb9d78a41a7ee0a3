package io.tulou.comment.rules;

import io.tulou.comment.view.Visibility;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Refuses early what slow mode would: an impatient member costs a key look-up and not the log. */
@Component
class SlowMode implements Rule {
  private static final Logger log = LoggerFactory.getLogger(SlowMode.class);

  private final RecentWriteMapper writes;
  private final Clock clock;

  SlowMode(RecentWriteMapper writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Asks the database only where slow mode is on. */
  @Override
  public List<Outcome> judge(Draft draft) {
    var subject = draft.subject();
    if (subject == null || draft.isEdit() || !concerns(subject, draft)) {
      return List.of();
    }
    return lastAt(subject.subjectId(), draft.caller().memberId()).stream()
        .flatMap(lastAt -> since(lastAt, subject.slowModeSeconds()).stream())
        .toList();
  }

  /** Nothing where the database does not answer: comment-job decides it again, in log order. */
  private Optional<Instant> lastAt(long subjectId, long memberId) {
    try {
      return writes.lastAt(subjectId, memberId);
    } catch (DataAccessException away) {
      log.debug("when a member last wrote is not known", away);
      return Optional.empty();
    }
  }

  private static boolean concerns(SubjectSnapshot subject, Draft draft) {
    return subject.slowModeSeconds() > 0
        && !draft.caller().has(Visibility.MODERATE, draft.ref().type())
        && !Objects.equals(subject.ownerId(), draft.caller().memberId());
  }

  private List<Outcome> since(Instant lastAt, int seconds) {
    var left = Duration.between(clock.instant(), lastAt.plusSeconds(seconds));
    if (!left.isPositive()) {
      return List.of();
    }
    var rounded = Math.min(seconds, left.plusMillis(999).toSeconds());
    return List.of(
        new Outcome.Reject(
            new ApiException(
                ErrorCode.SLOW_MODE,
                "Here members write once in %d seconds.".formatted(seconds),
                List.of(),
                Duration.ofSeconds(rounded))));
  }
}
