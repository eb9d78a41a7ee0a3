package io.tulou.common.log;

import java.time.Instant;
import java.util.Map;

/** A place in a topic. */
public sealed interface Mark {
  /** The first record of each partition that was appended then or later. */
  record Time(Instant at) implements Mark {}

  /** These offsets; a partition that is not named is left out. */
  record Offsets(Map<Integer, Long> byPartition) implements Mark {
    public Offsets {
      byPartition = Map.copyOf(byPartition);
    }
  }
}
