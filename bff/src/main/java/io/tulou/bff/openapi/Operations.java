package io.tulou.bff.openapi;

import io.tulou.bff.edge.Route;
import java.util.EnumMap;
import java.util.Map;

/** What each route does. One that is not described yet is in the document all the same. */
final class Operations {
  private final Map<Route, Operation> described = new EnumMap<>(Route.class);

  Operations() {
    CommentOperations.describe(described);
    FeedOperations.describe(described);
    HistoryOperations.describe(described);
    OtherOperations.describe(described);
    ModerationOperations.describe(described);
  }

  Operation of(Route route) {
    return described.getOrDefault(
        route, new Operation("Others", route.method() + " " + route.pattern()).answersNothing(200));
  }
}
