package io.tulou.common.log;

import java.util.Map;

/**
 * A part of a topic, by partition.
 *
 * @param next offsets to be read next
 * @param end offsets to stop before
 */
public record Stretch(Map<Integer, Long> next, Map<Integer, Long> end) {
  public Stretch {
    next = Map.copyOf(next);
    end = Map.copyOf(end);
    if (!next.keySet().equals(end.keySet())) {
      throw new IllegalArgumentException("a stretch begins and ends in the same partitions");
    }
  }

  /** Records still to be read, at most: compaction may have taken some. */
  public long remaining() {
    return end.entrySet().stream()
        .mapToLong(to -> Math.max(0, to.getValue() - next.getOrDefault(to.getKey(), 0L)))
        .sum();
  }
}
