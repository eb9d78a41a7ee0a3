package io.tulou.bff.live;

import io.tulou.contract.SubjectRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rooms that somebody is in, and which of them have something to tell. Guarded by the hub. */
final class Rooms {
  private final Recent recent;
  private final Announcer announcer;
  private final Map<SubjectRef, Room> rooms = new HashMap<>();
  private final Set<Room> changed = new LinkedHashSet<>();

  Rooms(Recent recent, Announcer announcer) {
    this.recent = recent;
    this.announcer = announcer;
  }

  List<SubjectRef> unknown(List<SubjectRef> subjects) {
    return subjects.stream().filter(subject -> !rooms.containsKey(subject)).toList();
  }

  @Nullable Room find(SubjectRef subject) {
    return rooms.get(subject);
  }

  void enter(Listener listener, Map<SubjectRef, Happening.Stands> stands) {
    for (var subject : listener.subjects()) {
      rooms
          .computeIfAbsent(subject, unknown -> room(unknown, stands.get(unknown)))
          .listeners()
          .add(listener);
    }
  }

  void leave(Listener listener) {
    for (var subject : listener.subjects()) {
      var room = rooms.get(subject);
      if (room != null && room.listeners().remove(listener) && room.listeners().isEmpty()) {
        rooms.remove(subject);
        changed.remove(room);
      }
    }
  }

  /** Takes in what happened; gives what is to be told at once, by room. */
  Map<Room, StringBuilder> takeIn(List<Happening.Told> told) {
    var news = new LinkedHashMap<Room, StringBuilder>();
    for (var each : told) {
      recent.add(each);
      var room = rooms.get(each.happening().subject());
      if (room != null && each.happening() instanceof Happening.Stands stands) {
        room.stand(stands);
      }
    }
    for (var each : told) {
      var room = rooms.get(each.happening().subject());
      if (room != null) {
        changed.add(room);
        announcer.announce(
            each.happening(), room, news.computeIfAbsent(room, _ -> new StringBuilder()));
      }
    }
    return news;
  }

  boolean haveNothingToTell() {
    return changed.isEmpty();
  }

  /** What is to be told now by each room with counts that changed; nothing is left then. */
  Map<Room, String> takeChanges() {
    var counts = new LinkedHashMap<Room, String>();
    changed.forEach(room -> counts.put(room, announcer.counts(room)));
    changed.clear();
    return counts;
  }

  /** A newer state that was heard before anybody was in the room goes before what was asked. */
  private Room room(SubjectRef subject, Happening.@Nullable Stands asked) {
    var room = new Room(Objects.requireNonNull(asked, "an unknown room is asked for first"));
    for (var told : recent.of(subject)) {
      if (told.happening() instanceof Happening.Stands stands) {
        room.stand(stands);
      }
    }
    return room;
  }
}
