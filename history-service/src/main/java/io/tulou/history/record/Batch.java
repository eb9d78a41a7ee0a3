package io.tulou.history.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tulou.common.web.ApiException;
import io.tulou.history.request.SubjectName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Entries that a client gathered while it was offline.
 *
 * @param entries 1 to 100
 */
record Batch(@Nullable List<@Nullable Item> entries) {
  private static final int MOST = 100;

  /**
   * One entry, not yet checked, as an export writes it.
   *
   * @param finished is told, not asked: it follows from progress and duration
   */
  record Item(
      @Nullable SubjectName subject,
      @Nullable Integer progress,
      @Nullable Integer duration,
      @Nullable Boolean finished,
      @Nullable String device,
      @Nullable String watchedAt) {
    Heartbeat heartbeat() {
      return new Heartbeat(progress, duration, device, watchedAt);
    }

    SubjectName subjectOrThrow() {
      if (subject == null) {
        throw ApiException.invalid("subject", "must be there");
      }
      return subject;
    }
  }

  /** The answer: one outcome for each entry, in the order of the request. */
  record Outcomes(List<Outcome> items) {}

  /**
   * What became of one entry.
   *
   * @param code and detail, what was wrong with an invalid one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Outcome(
      @Nullable SubjectName subject,
      Recorded outcome,
      @Nullable String code,
      @Nullable String detail) {
    static Outcome invalid(@Nullable SubjectName subject, ApiException problem) {
      return new Outcome(subject, Recorded.INVALID, problem.code().code(), problem.detail());
    }
  }

  /** How an entry ended. */
  enum Recorded {
    RECORDED,
    /** Something later is known, or it was deleted since. */
    OLDER,
    PAUSED,
    INVALID;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  List<Item> checkedEntries() {
    if (entries == null || entries.isEmpty() || entries.size() > MOST) {
      throw ApiException.invalid("entries", "must be 1 to " + MOST);
    }
    for (var entry : entries) {
      if (entry == null) {
        throw ApiException.invalid("entries", "must not hold null");
      }
    }
    return List.copyOf(entries);
  }
}
