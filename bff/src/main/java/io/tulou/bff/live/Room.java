package io.tulou.bff.live;

import io.tulou.contract.SubjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Those who listen to one subject, and what is to be told to them at the next pace. Of a hidden
 * subject nothing is told. Guarded by the hub.
 */
final class Room {
  /** Comments one {@code counts} event names at most. */
  static final int MOST_COMMENTS = 100;

  private final SubjectRef subject;
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private final Map<Long, Tally> counted = new LinkedHashMap<>();
  private Happening.Stands stands;
  private boolean isPartial;

  Room(Happening.Stands stands) {
    this.subject = stands.subject();
    this.stands = stands;
  }

  Set<Listener> listeners() {
    return listeners;
  }

  boolean isHidden() {
    return stands.isHidden();
  }

  Happening.Stands stands() {
    return stands;
  }

  LiveJson.Counts counts() {
    return new LiveJson.Counts(stands.roots(), stands.comments());
  }

  /** Remembers the newer of two states. */
  void stand(Happening.Stands now) {
    if (now.version() >= stands.version()) {
      stands = now;
    }
  }

  /** Remembers counts for the next pace: of each comment the newest, of too many the newest. */
  void count(Happening.Counted change) {
    var before = counted.remove(change.id());
    counted.put(
        change.id(),
        before == null || before.version() < change.tally().version() ? change.tally() : before);
    if (counted.size() > MOST_COMMENTS) {
      counted.remove(counted.keySet().iterator().next());
      isPartial = true;
    }
  }

  /** What one {@code counts} event says; forgets it. */
  LiveJson.RoomCounts takeCounts() {
    List<LiveJson.CommentCounts> comments = new ArrayList<>(counted.size());
    counted.forEach((id, tally) -> comments.add(LiveJson.CommentCounts.of(id, tally)));
    var told =
        new LiveJson.RoomCounts(subject, stands.roots(), stands.comments(), comments, isPartial);
    counted.clear();
    isPartial = false;
    return told;
  }
}
