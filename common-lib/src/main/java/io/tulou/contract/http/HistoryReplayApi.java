package io.tulou.contract.http;

import io.tulou.contract.SubjectRef;
import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What history-service does for a replay: it is told whose histories the records were about, looks
 * at its tables, and brings what it keeps at hand to what they say now. Safe to repeat.
 */
@HttpExchange("/internal/replays")
public interface HistoryReplayApi {
  /** Most histories that are named at once. */
  int MOST = 200;

  /** Most subjects that are named of one history; of more the first are looked at. */
  int MOST_SUBJECTS = 1_000;

  /** Those of the members of whose histories something was missing. */
  @PostExchange("/history")
  Missing bring(@RequestBody Histories histories);

  /**
   * Histories that records were about.
   *
   * @param dryRun only look
   */
  record Histories(List<History> histories, boolean dryRun) {}

  /** Some subjects of one history. */
  record History(long memberId, List<SubjectRef> subjects) {}

  /** Members of whose histories something was missing or older. */
  record Missing(List<Long> memberIds) {}
}
