package io.tulou.comment.rules;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.List;
import java.util.function.BiFunction;

/** Words, or patterns, in a text. */
final class TextRule implements Rule {
  private final LiveRules rules;
  private final BiFunction<ReadyRules, String, List<ReadyRules.Finding>> search;

  TextRule(LiveRules rules, BiFunction<ReadyRules, String, List<ReadyRules.Finding>> search) {
    this.rules = rules;
    this.search = search;
  }

  @Override
  public List<Outcome> judge(Draft draft) {
    return search.apply(rules.present(), draft.text()).stream().map(TextRule::outcome).toList();
  }

  static Outcome outcome(ReadyRules.Finding finding) {
    return switch (finding.action()) {
      case FLAG -> new Outcome.Flag(finding.rule());
      case MASK -> new Outcome.Mask(finding.rule(), finding.from(), finding.to());
      case HOLD -> new Outcome.Hold(finding.rule());
      case REJECT ->
          new Outcome.Reject(
              new ApiException(
                  ErrorCode.INVALID_TEXT, "The text holds words that are not taken here."));
    };
  }
}
