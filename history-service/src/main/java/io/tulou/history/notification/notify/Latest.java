package io.tulou.history.notification.notify;

import io.tulou.common.log.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Of several states of one thing in a batch, the one with the highest version.
 *
 * @param at when the log took it
 */
record Latest<S>(S state, Instant at) {
  /**
   * Collapses a batch; in the order in which the states that are left were told.
   *
   * @param read the state in a message, or null where it has none
   */
  static <T, K, S> List<Latest<S>> of(
      List<LogRecord<T>> records,
      Function<T, @Nullable S> read,
      Function<S, K> key,
      ToLongFunction<S> version) {
    var latest = new LinkedHashMap<K, Latest<S>>();
    for (var record : records) {
      S state = read.apply(record.message());
      if (state == null) {
        continue;
      }
      var known = latest.get(key.apply(state));
      if (known == null || version.applyAsLong(state) > version.applyAsLong(known.state())) {
        latest.remove(key.apply(state));
        latest.put(key.apply(state), new Latest<>(state, record.appendedAt()));
      }
    }
    return new ArrayList<>(latest.values());
  }
}
