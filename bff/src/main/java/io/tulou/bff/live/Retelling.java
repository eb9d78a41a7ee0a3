package io.tulou.bff.live;

import io.tulou.contract.SubjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says again what happened while a listener was away: of each comment only how it ended. If that is
 * not known any more, or too much, the listener is told to load its page again. Guarded by the hub.
 */
final class Retelling {
  private static final int MOST = 200;

  private final Recent recent;
  private final Announcer announcer;

  Retelling(Recent recent, Announcer announcer) {
    this.recent = recent;
    this.announcer = announcer;
  }

  /** What the listener missed, as events. */
  String since(Optional<long[]> place, List<SubjectRef> subjects, Rooms rooms) {
    if (place.isEmpty() || !recent.reachesBackTo(place.get())) {
      return Events.reload();
    }
    var missed =
        subjects.stream()
            .flatMap(subject -> recent.since(place.get(), subject).stream())
            .collect(
                Collectors.groupingBy(Happening::subject, LinkedHashMap::new, Collectors.toList()));
    if (missed.values().stream().mapToInt(List::size).sum() > MOST) {
      return Events.reload();
    }
    var news = new StringBuilder();
    missed.forEach((subject, happenings) -> {
      var room = rooms.find(subject);
      if (room != null && !room.isHidden()) {
        retell(happenings, room, news);
      }
    });
    return news.toString();
  }

  private void retell(List<Happening> happenings, Room room, StringBuilder news) {
    var again = new Room(room.stands());
    ends(happenings).values().forEach(end -> announcer.announce(end, again, news));
    news.append(announcer.counts(again));
  }

  /** How each comment ended: shown with its last counts, gone, or only with other counts. */
  private static Map<Long, Happening> ends(List<Happening> happenings) {
    var ends = new LinkedHashMap<Long, Happening>();
    for (var happening : happenings) {
      switch (happening) {
        case Happening.Shown shown -> ends.put(shown.id(), shown);
        case Happening.Gone gone -> ends.put(gone.id(), gone);
        case Happening.Counted counted -> ends.merge(counted.id(), counted, Retelling::recount);
        case Happening.Stands _ -> {}
      }
    }
    return ends;
  }

  private static Happening recount(Happening before, Happening now) {
    return before instanceof Happening.Shown shown && now instanceof Happening.Counted counted
        ? shown.with(counted.tally())
        : now;
  }
}
