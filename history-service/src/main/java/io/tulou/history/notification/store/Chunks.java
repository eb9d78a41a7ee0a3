package io.tulou.history.notification.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Keeps the keys and rows of one statement bounded. */
final class Chunks {
  private static final int MOST = 200;

  private Chunks() {}

  static <K, R> Stream<R> find(Collection<K> keys, Function<List<K>, List<R>> query) {
    return keys.stream()
        .gather(Gatherers.windowFixed(MOST))
        .flatMap(some -> query.apply(some).stream());
  }

  static <R> void put(Collection<R> rows, Consumer<List<R>> statement) {
    rows.stream().gather(Gatherers.windowFixed(MOST)).forEach(statement);
  }
}
