package io.tulou.common.replay;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wish for a replay.
 *
 * @param from an RFC 3339 time, or an object of partition and offset; other partitions are left out
 * @param to the same, exclusive; the present end if null
 * @param ratePerSecond records at most; unbounded if null
 * @param dryRun only count what would change
 */
public record ReplayRequest(
    @Nullable String topic,
    @Nullable JsonNode from,
    @Nullable JsonNode to,
    @Nullable String target,
    @Nullable Integer ratePerSecond,
    @Nullable Boolean dryRun) {
  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  /** Where a replay is: the offsets to be read next, and those to stop before. */
  record Position(Map<Integer, Long> next, Map<Integer, Long> end) {}
}
