package io.tulou.bff.live;

/** Puts what happened in a room into the words of the stream. */
final class Announcer {
  private final Events events;

  Announcer(Events events) {
    this.events = events;
  }

  /** What is told at once is written to {@code news}; what can wait, the room remembers. */
  void announce(Happening happening, Room room, StringBuilder news) {
    switch (happening) {
      case Happening.Shown shown ->
          news.append(events.of("comment", LiveJson.Comment.of(shown, room.counts())));
      case Happening.Gone gone -> news.append(events.of("decision", LiveJson.Decision.gone(gone)));
      case Happening.Counted counted -> room.count(counted);
      case Happening.Stands _ -> {}
    }
  }

  /** The counts of the room, which then has nothing more to tell. */
  String counts(Room room) {
    return events.of("counts", room.takeCounts());
  }
}
