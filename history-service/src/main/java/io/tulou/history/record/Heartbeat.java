package io.tulou.history.record;

import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.request.DeviceName;
import io.tulou.history.request.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of a heartbeat as a client sends it, not yet checked. */
record Heartbeat(
    @Nullable Integer progress,
    @Nullable Integer duration,
    @Nullable String device,
    @Nullable String watchedAt) {
  private static final int MOST_SECONDS = 864_000;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * The entry it makes.
   *
   * @param latest what is dated later is dated so
   * @throws ApiException {@code invalid-request} or {@code invalid-text}
   */
  HistoryEntry toEntry(SubjectRef subject, FinishedRule rule, Instant now, Instant latest) {
    if (progress == null) {
      throw ApiException.invalid("progress", "must be there");
    }
    checkSeconds("progress", progress);
    if (duration != null) {
      checkSeconds("duration", duration);
      if (progress > duration) {
        throw ApiException.invalid("progress", "must not be beyond the duration");
      }
    }
    boolean isFinished = rule.isFinished(progress, duration);
    return new HistoryEntry(
        subject, progress, duration, isFinished, DeviceName.check(device), time(now, latest), now);
  }

  private static void checkSeconds(String field, int seconds) {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw ApiException.invalid(field, "must be 0 to " + MOST_SECONDS + " seconds");
    }
  }

  private Instant time(Instant now, Instant latest) {
    if (watchedAt == null) {
      return now;
    }
    var time = Times.read("watchedAt", watchedAt);
    if (time.isBefore(EARLIEST)) {
      throw ApiException.invalid("watchedAt", "must not be before the year 2000");
    }
    return time.isAfter(latest) ? latest : time;
  }
}
