package io.tulou.commentjob.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Keeps the number of keys of one statement bounded; no keys, no statement. */
final class Chunks {
  private static final int MOST_KEYS = 500;

  private Chunks() {}

  static <K, R> Stream<R> of(Collection<K> keys, Function<List<K>, ? extends Collection<R>> find) {
    return keys.stream()
        .gather(Gatherers.windowFixed(MOST_KEYS))
        .flatMap(k -> find.apply(k).stream());
  }

  static <K> void each(Collection<K> keys, Consumer<List<K>> act) {
    keys.stream().gather(Gatherers.windowFixed(MOST_KEYS)).forEach(act);
  }

  static <R> Stream<R> ofIds(
      Collection<SubjectIds> keys, Function<List<SubjectIds>, ? extends Collection<R>> find) {
    return pack(keys).stream().flatMap(packed -> find.apply(packed).stream());
  }

  private static List<List<SubjectIds>> pack(Collection<SubjectIds> keys) {
    var packs = new ArrayList<List<SubjectIds>>();
    var open = new ArrayList<SubjectIds>();
    int size = 0;
    for (var of : keys) {
      for (var ids : of.ids().stream().gather(Gatherers.windowFixed(MOST_KEYS)).toList()) {
        if (size + ids.size() > MOST_KEYS && !open.isEmpty()) {
          packs.add(List.copyOf(open));
          open.clear();
          size = 0;
        }
        open.add(new SubjectIds(of.subjectId(), ids));
        size += ids.size();
      }
    }
    if (!open.isEmpty()) {
      packs.add(List.copyOf(open));
    }
    return packs;
  }
}
