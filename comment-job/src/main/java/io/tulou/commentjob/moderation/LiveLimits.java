package io.tulou.commentjob.moderation;

import io.tulou.commentjob.apply.Limits;
import io.tulou.commentjob.apply.WritingRules;
import java.time.Duration;

/** The limits of the latest rules, as last looked at. */
final class LiveLimits implements Limits {
  private final RuleTable table;
  private final WritingRules configured;
  private volatile RuleTable.Stored present = RuleTable.Stored.FIRST;

  LiveLimits(RuleTable table, WritingRules configured) {
    this.table = table;
    this.configured = configured;
  }

  void look() {
    if (table.version() > present.version()) {
      present = table.latest();
    }
  }

  @Override
  public Duration repeatWindow() {
    var seconds = present.rules().repeatTextSeconds();
    return seconds == null ? configured.repeatWindow() : Duration.ofSeconds(seconds);
  }

  @Override
  public int reportThreshold() {
    return present.rules().reportThreshold();
  }
}
