package io.tulou.common.idempotency;

import java.time.Duration;
import java.util.Optional;

/**
 * Where keys are remembered; an interface so that decisions about them can be tried without one.
 */
interface KeyMemory {
  /**
   * Notes a value unless there is one.
   *
   * @return the value that was there, or empty if the new one was noted
   */
  Optional<String> putIfAbsent(String key, String value, Duration age);

  void put(String key, String value, Duration age);

  void remove(String key);
}
