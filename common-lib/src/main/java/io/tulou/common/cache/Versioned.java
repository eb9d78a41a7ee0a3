package io.tulou.common.cache;

import org.jspecify.annotations.Nullable;

/**
 * A state and its version, which grows with every change of it.
 *
 * @param version 0 or more; 0 for what never existed
 * @param value null when it is known that there is none
 */
public record Versioned<V>(long version, @Nullable V value) {
  public Versioned {
    if (version < 0) {
      throw new IllegalArgumentException("version below zero: " + version);
    }
  }

  /** Known not to exist. */
  public static <V> Versioned<V> absent() {
    return new Versioned<>(0, null);
  }
}
