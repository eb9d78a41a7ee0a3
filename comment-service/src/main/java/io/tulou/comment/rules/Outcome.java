package io.tulou.comment.rules;

import io.tulou.common.web.ApiException;

/** What one rule makes of a draft; a rule with nothing against it has none. */
public sealed interface Outcome {
  /** Published; moderators see that the rule matched. */
  record Flag(String rule) implements Outcome {}

  /** Published with this stretch of it made unreadable. */
  record Mask(String rule, int from, int to) implements Outcome {}

  /** Awaits review. */
  record Hold(String rule) implements Outcome {}

  /** Only its author sees it, as if it were published. */
  record Shadow(String rule) implements Outcome {}

  /** Refused; nothing is kept of it. */
  record Reject(ApiException refusal) implements Outcome {}
}
