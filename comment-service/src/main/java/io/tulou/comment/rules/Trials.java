package io.tulou.comment.rules;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Follows rules over what was written in the last 24 hours, the latest first, for as long as the
 * request has time. One trial at a time on a node.
 */
@Component
class Trials {
  private static final Duration BACK = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration FOR_THE_ANSWER = Duration.ofMillis(300);
  private static final int PAGE = 500;
  private static final int MOST_SAMPLES = 50;

  private final TrialMapper mapper;
  private final Clock clock;
  private final Semaphore turn = new Semaphore(1);

  Trials(TrialMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  RuleTrial.Result run(RuleTrial trial) {
    var rules = trial.ready();
    if (!turn.tryAcquire()) {
      throw busy();
    }
    try {
      return run(rules, trial.begin());
    } finally {
      turn.release();
    }
  }

  private RuleTrial.Result run(ReadyRules rules, long begin) {
    var end = Deadline.in(Deadline.leftOr(LONGEST).minus(FOR_THE_ANSWER));
    var oldest = clock.instant().minus(BACK);
    var byRule = new TreeMap<String, Integer>();
    var samples = new ArrayList<RuleTrial.Sample>();
    int read = 0;
    int matched = 0;
    long before = begin;
    while (!end.left().isZero()) {
      var page = mapper.before(before, PAGE);
      for (var text : page) {
        if (IdGenerator.instantOf(text.commentId()).isBefore(oldest)) {
          return new RuleTrial.Result(read, matched, true, null, byRule, samples);
        }
        read++;
        var names = names(rules, text.text());
        names.forEach(name -> byRule.merge(name, 1, Integer::sum));
        matched += names.isEmpty() ? 0 : 1;
        if (!names.isEmpty() && samples.size() < MOST_SAMPLES) {
          samples.add(
              new RuleTrial.Sample(Long.toString(text.commentId()), new ArrayList<>(names)));
        }
      }
      if (page.size() < PAGE) {
        return new RuleTrial.Result(read, matched, true, null, byRule, samples);
      }
      before = page.getLast().commentId();
    }
    return new RuleTrial.Result(read, matched, false, Long.toString(before), byRule, samples);
  }

  private static Set<String> names(ReadyRules rules, String text) {
    var names = new LinkedHashSet<String>();
    rules.words(text).forEach(finding -> names.add(finding.rule()));
    rules.patterns(text).forEach(finding -> names.add(finding.rule()));
    if (LinkRule.isOver(text, rules.set().linkLimit())) {
      names.add("links");
    }
    return names;
  }

  private static ApiException busy() {
    return new ApiException(
        ErrorCode.OVERLOADED, "Another trial is under way.", List.of(), Duration.ofSeconds(2));
  }
}
