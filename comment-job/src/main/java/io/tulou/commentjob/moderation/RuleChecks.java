package io.tulou.commentjob.moderation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tulou.common.web.ApiException;
import io.tulou.common.words.WordFinder;
import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.RuleSet;
import java.util.HashSet;
import java.util.Set;

/** Whether rules can be followed. What is refused here would otherwise fail on every node. */
final class RuleChecks {
  static final int MOST_WORDS = 200_000;

  private RuleChecks() {}

  /**
   * Checks names, words and patterns.
   *
   * @throws ApiException {@code invalid-request} naming what is wrong
   */
  static void check(RuleSet rules) {
    var names = new HashSet<String>();
    int count = 0;
    for (int i = 0; i < rules.words().size(); i++) {
      var list = rules.words().get(i);
      var field = "words[" + i + "]";
      checkName(names, list.name(), field);
      count += list.words().size();
      for (int k = 0; k < list.words().size(); k++) {
        if (!WordFinder.isFindable(list.words().get(k))) {
          throw ApiException.invalid(field + ".words[" + k + "]", "has fewer than two letters");
        }
      }
    }
    if (count > MOST_WORDS) {
      throw ApiException.invalid("words", "are more than " + MOST_WORDS);
    }
    for (int i = 0; i < rules.patterns().size(); i++) {
      checkName(names, rules.patterns().get(i).name(), "patterns[" + i + "]");
      checkPattern(rules.patterns().get(i), "patterns[" + i + "]");
    }
  }

  private static void checkName(Set<String> names, String name, String field) {
    if (!names.add(name)) {
      throw ApiException.invalid(field + ".name", "is the name of another rule");
    }
  }

  private static void checkPattern(RuleSet.TextPattern pattern, String field) {
    try {
      if (Pattern.compile(pattern.pattern()).matches("") && pattern.action() != RuleAction.FLAG) {
        throw ApiException.invalid(field + ".pattern", "matches every text");
      }
    } catch (PatternSyntaxException malformed) {
      throw ApiException.invalid(
          field + ".pattern", "is no pattern of RE2: " + malformed.getDescription());
    }
  }
}
