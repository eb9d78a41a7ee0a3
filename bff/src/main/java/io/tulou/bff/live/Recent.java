package io.tulou.bff.live;

import io.tulou.contract.SubjectRef;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in the last two minutes, to be told again to those who were away. Knows from which
 * place on it is complete. Guarded by the hub.
 */
final class Recent {
  private final long windowMillis;
  private final int most;
  private final Deque<Happening.Told> all = new ArrayDeque<>();
  private final Map<SubjectRef, Deque<Happening.Told>> bySubject = new HashMap<>();
  private final long[] completeFrom;

  Recent(LiveProperties properties, int slots) {
    this.windowMillis = properties.window().toMillis();
    this.most = properties.kept();
    this.completeFrom = new long[slots];
    Arrays.fill(completeFrom, Long.MAX_VALUE);
  }

  /** A topic is followed from there on; what was known of it before is not complete any more. */
  void begin(int firstSlot, long[] places) {
    System.arraycopy(places, 0, completeFrom, firstSlot, places.length);
  }

  void add(Happening.Told told) {
    all.add(told);
    bySubject.computeIfAbsent(told.happening().subject(), subject -> new ArrayDeque<>(2)).add(told);
  }

  /** Forgets what is too old, or too much. */
  void trim(long now) {
    var oldest = all.peek();
    while (oldest != null && (all.size() > most || oldest.time() < now - windowMillis)) {
      all.remove();
      completeFrom[oldest.slot()] = Math.max(completeFrom[oldest.slot()], oldest.offset() + 1);
      var subject = oldest.happening().subject();
      var ofSubject = bySubject.get(subject);
      if (ofSubject != null) {
        ofSubject.poll();
        if (ofSubject.isEmpty()) {
          bySubject.remove(subject);
        }
      }
      oldest = all.peek();
    }
  }

  /** Whether everything since that place is still known. */
  boolean reachesBackTo(long[] place) {
    for (int slot = 0; slot < place.length; slot++) {
      if (place[slot] < completeFrom[slot]) {
        return false;
      }
    }
    return true;
  }

  /** What happened to that subject since that place, in order. */
  List<Happening> since(long[] place, SubjectRef subject) {
    return of(subject).stream()
        .filter(told -> told.offset() >= place[told.slot()])
        .map(Happening.Told::happening)
        .toList();
  }

  Deque<Happening.Told> of(SubjectRef subject) {
    return bySubject.getOrDefault(subject, new ArrayDeque<>(0));
  }
}
