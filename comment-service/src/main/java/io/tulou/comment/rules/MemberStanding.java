package io.tulou.comment.rules;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the member's writing is subject to. */
@Component
public final class MemberStanding implements Rule {
  private static final Duration LONGEST_TOLD = Duration.ofDays(1);

  private final Sanctions sanctions;
  private final Clock clock;

  MemberStanding(Sanctions sanctions, Clock clock) {
    this.sanctions = sanctions;
    this.clock = clock;
  }

  @Override
  public List<Outcome> judge(Draft draft) {
    return sanctions.of(draft.caller().memberId()).map(this::judge).stream().toList();
  }

  /**
   * For what is no text: reactions, reports.
   *
   * @throws ApiException {@code forbidden} for who is banned, {@code rate-limited} for who is muted
   */
  public void check(long memberId) {
    sanctions
        .of(memberId)
        .map(this::judge)
        .ifPresent(outcome -> {
          if (outcome instanceof Outcome.Reject(var refusal)) {
            throw refusal;
          }
        });
  }

  private Outcome judge(Standing standing) {
    return switch (standing.kind()) {
      case BAN ->
          new Outcome.Reject(
              new ApiException(ErrorCode.FORBIDDEN, "This member may not write." + end(standing)));
      case MUTE ->
          new Outcome.Reject(
              new ApiException(
                  ErrorCode.RATE_LIMITED,
                  "This member may not write for a time." + end(standing),
                  List.of(),
                  left(standing.until())));
      case SHADOW -> new Outcome.Shadow("shadow");
      case PREMODERATE -> new Outcome.Hold("premoderate");
    };
  }

  private static String end(Standing standing) {
    return standing.until() == null ? "" : " Until " + standing.until() + ".";
  }

  private Duration left(@Nullable Instant until) {
    if (until == null) {
      return LONGEST_TOLD;
    }
    var left = Duration.between(clock.instant(), until).plusMillis(999);
    return left.compareTo(LONGEST_TOLD) > 0 ? LONGEST_TOLD : Duration.ofSeconds(left.toSeconds());
  }
}
