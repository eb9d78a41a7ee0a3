package io.tulou.commentjob.apply;

import java.time.Duration;

/** What moderators may change while commands are decided. Asked for each command, so cheap. */
public interface Limits {
  /** How long a member may not write the same text again beneath a subject; 0 for no such rule. */
  Duration repeatWindow();

  /** Reports that hide a comment until it is reviewed; 0 for never. */
  int reportThreshold();

  /** As configured, for as long as nobody has set any. */
  static Limits of(WritingRules rules) {
    return new Limits() {
      @Override
      public Duration repeatWindow() {
        return rules.repeatWindow();
      }

      @Override
      public int reportThreshold() {
        return 0;
      }
    };
  }
}
