package io.tulou.history.record;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When something counts as watched to the end: at a share of its duration, or so near to the end
 * that only the credits are left. What was not begun, or whose duration nobody knows, is not.
 */
record FinishedRule(double share, Duration tail) {
  boolean isFinished(int progress, @Nullable Integer duration) {
    return duration != null
        && progress > 0
        && (progress >= share * duration || duration - progress <= tail.toSeconds());
  }
}
