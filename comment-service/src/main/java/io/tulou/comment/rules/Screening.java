package io.tulou.comment.rules;

import io.tulou.common.web.ApiException;
import io.tulou.contract.comment.CommentState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Asks the rules one after the other. A refusal ends it; of the rest the strictest counts: shadow,
 * hold, mask, flag. Whether the same was said before is decided in log order, by comment-job.
 */
public final class Screening {
  private static final char COVER = '\u2022';

  private final List<Rule> rules;

  Screening(List<Rule> inOrder) {
    this.rules = List.copyOf(inOrder);
  }

  /**
   * Judges a draft.
   *
   * @throws ApiException what it was rejected with
   */
  public Screened judge(Draft draft) {
    var outcomes = new ArrayList<Outcome>();
    for (var rule : rules) {
      for (var outcome : rule.judge(draft)) {
        if (outcome instanceof Outcome.Reject(var refusal)) {
          throw refusal;
        }
        outcomes.add(outcome);
      }
    }
    return screened(draft.text(), outcomes);
  }

  static Screened screened(String text, List<Outcome> outcomes) {
    var names = new LinkedHashSet<String>();
    var state = CommentState.VISIBLE;
    var masked = new StringBuilder(text);
    for (var outcome : outcomes) {
      switch (outcome) {
        case Outcome.Flag(var rule) -> names.add(rule);
        case Outcome.Mask(var rule, int from, int to) -> {
          names.add(rule);
          cover(masked, from, to);
        }
        case Outcome.Hold(var rule) -> {
          names.add(rule);
          state = state == CommentState.SHADOWED ? state : CommentState.PENDING;
        }
        case Outcome.Shadow(var rule) -> {
          names.add(rule);
          state = CommentState.SHADOWED;
        }
        case Outcome.Reject(var refusal) -> throw refusal;
      }
    }
    var seen = masked.toString();
    return new Screened(
        state,
        List.copyOf(names),
        state != CommentState.VISIBLE || seen.equals(text) ? null : seen);
  }

  private static void cover(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        text.setCharAt(i, COVER);
      }
    }
  }
}
