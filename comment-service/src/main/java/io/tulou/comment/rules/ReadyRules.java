package io.tulou.comment.rules;

import com.google.re2j.Pattern;
import io.tulou.common.words.PlainText;
import io.tulou.common.words.WordFinder;
import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.RuleSet;
import java.util.ArrayList;
import java.util.List;

/** A version of the rules, ready to be followed. Immutable. */
final class ReadyRules {
  private final RuleSet rules;
  private final WordFinder finder;
  private final int[] lists;
  private final List<Pattern> patterns;

  ReadyRules(RuleSet rules) {
    this.rules = rules;
    var words = new ArrayList<String>();
    for (var list : rules.words()) {
      words.addAll(list.words());
    }
    this.finder = WordFinder.of(words);
    this.lists = new int[words.size()];
    int word = 0;
    for (int list = 0; list < rules.words().size(); list++) {
      for (int i = 0; i < rules.words().get(list).words().size(); i++) {
        lists[word++] = list;
      }
    }
    this.patterns = rules.patterns().stream().map(each -> Pattern.compile(each.pattern())).toList();
  }

  RuleSet set() {
    return rules;
  }

  /** Where something stands in a text as it was typed, and what becomes of that. */
  record Finding(String rule, RuleAction action, int from, int to) {}

  List<Finding> words(String text) {
    return finder.find(text).stream()
        .map(hit -> {
          var list = rules.words().get(lists[hit.word()]);
          return new Finding(list.name(), list.action(), hit.from(), hit.to());
        })
        .toList();
  }

  List<Finding> patterns(String text) {
    if (patterns.isEmpty()) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    var plain = PlainText.of(text);
    for (int i = 0; i < patterns.size(); i++) {
      var rule = rules.patterns().get(i);
      var matcher = patterns.get(i).matcher(plain.text());
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          findings.add(
              new Finding(
                  rule.name(),
                  rule.action(),
                  plain.place(matcher.start()),
                  plain.place(matcher.end())));
        }
      }
    }
    return findings;
  }
}
