package io.tulou.comment.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.web.ApiException;
import io.tulou.contract.moderation.RuleAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A trial over more comments than one request has time for. */
class TrialsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final long FIRST = IdGenerator.firstAt(NOW.minus(Duration.ofHours(1)));
  private static final int COMMENTS = 1_200;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

  private boolean isSlow;
  private final Trials trials = new Trials(this::page, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aTrialGoesOnWhereTheOneBeforeRanOutOfTime() {
    isSlow = true;
    var first = trial(null);
    var second = trial(first.next());
    isSlow = false;
    var last = trial(second.next());

    assertThat(List.of(first.complete(), second.complete(), last.complete()))
        .containsExactly(false, false, true);
    assertThat(List.of(first.read(), second.read(), last.read())).containsExactly(500, 500, 200);
    assertThat(first.matched() + second.matched() + last.matched()).isEqualTo(COMMENTS / 2);
    assertThat(first.samples().getFirst().commentId()).isEqualTo(Long.toString(FIRST + 1_198));
    assertThat(last.next()).isNull();
    assertThatExceptionOfType(ApiException.class).isThrownBy(() -> trial("behind"));
  }

  private RuleTrial.Result trial(@Nullable String before) {
    var words = new RuleTrial.Words("houses", RuleAction.HOLD, List.of("house"));
    return Deadline.in(isSlow ? Duration.ofSeconds(1) : LONG_ENOUGH)
        .call(() -> trials.run(new RuleTrial(List.of(words), null, null, before)));
  }

  /** A slow database takes what is left of the request's time for a page. */
  private List<TrialMapper.TextRow> page(long before, int count) {
    while (isSlow && Deadline.leftOr(LONG_ENOUGH).toMillis() > 200) {
      Thread.onSpinWait();
    }
    return LongStream.range(0, COMMENTS)
        .map(i -> FIRST + COMMENTS - 1 - i)
        .filter(id -> id < before)
        .limit(count)
        .mapToObj(id -> new TrialMapper.TextRow(id, (id - FIRST) % 2 == 0 ? "a house" : "a garden"))
        .toList();
  }
}
