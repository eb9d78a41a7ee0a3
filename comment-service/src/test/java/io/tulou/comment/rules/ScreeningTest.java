package io.tulou.comment.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.RuleSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {
  private static final ReadyRules RULES =
      new ReadyRules(
          new RuleSet(
              List.of(
                  new RuleSet.WordList("banned", RuleAction.REJECT, List.of("viagra")),
                  new RuleSet.WordList("suspect", RuleAction.HOLD, List.of("casino")),
                  new RuleSet.WordList("rude", RuleAction.MASK, List.of("blimey", "糟糕")),
                  new RuleSet.WordList("noted", RuleAction.FLAG, List.of("crypto"))),
              List.of(new RuleSet.TextPattern("phone", RuleAction.MASK, "\\b[0-9]{3}-[0-9]{4}\\b")),
              2,
              null,
              0,
              null,
              0));

  @Test
  void nothingIsMadeOfWhatNoRuleMatches() {
    assertThat(judge("a fine house"))
        .isEqualTo(new Screened(CommentState.VISIBLE, List.of(), null));
  }

  @Test
  void theStrictestOutcomeCountsAndAllAreNamed() {
    assertThat(judge("blimey, crypto at the c.a.s.i.n.o"))
        .isEqualTo(new Screened(CommentState.PENDING, List.of("rude", "noted", "suspect"), null));
    assertThat(judge("crypto"))
        .isEqualTo(new Screened(CommentState.VISIBLE, List.of("noted"), null));
    assertThatThrownBy(() -> judge("casino v1agra"))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_TEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oh B.l.1.m.e.y, you|oh •••••••••••, you",
        "call 555-0142 or ５５５-０１４３|call •••••••• or ••••••••",
        "真糟 糕啊|",
        "真糟糕啊|真••啊"
      })
  void aMaskCoversWhatWasTypedAndNoMore(String text, String masked) {
    assertThat(judge(text).masked()).isEqualTo(masked);
  }

  @Test
  void shadowGoesBeforeHold() {
    var outcomes =
        List.<Outcome>of(
            new Outcome.Shadow("shadow"),
            new Outcome.Hold("links"),
            new Outcome.Mask("rude", 0, 2));

    assertThat(Screening.screened("oh", outcomes))
        .isEqualTo(new Screened(CommentState.SHADOWED, List.of("shadow", "links", "rude"), null));
  }

  @ParameterizedTest
  @CsvSource({
    "see https://a.example and http://b.example, false",
    "see https://www.a.example and www.b.example, false",
    "https://a.example https://b.example www.c.example, true",
    "hxxp://a.example ｈｔｔｐｓ：／／b.example http ://c.example, true"
  })
  void moreLinksThanAllowedAreCountedOnceEach(String text, boolean isOver) {
    assertThat(LinkRule.isOver(text, 2)).isEqualTo(isOver);
  }

  private static Screened judge(String text) {
    List<Rule> inOrder =
        List.of(
            draft -> RULES.words(draft.text()).stream().map(TextRule::outcome).toList(),
            draft -> RULES.patterns(draft.text()).stream().map(TextRule::outcome).toList());
    var caller = new Caller(1, Set.of(), null, null);
    return new Screening(inOrder)
        .judge(new Draft(new SubjectRef("video", "1"), null, caller, text, false));
  }
}
