package io.tulou.bff.edge;

/** Which query parameters a route takes. */
enum Query {
  /** Not the door's to judge. */
  ANY,
  NONE,
  PAGE,
  SORTED_PAGE,
  /** A screen begins with the first page. */
  FIRST_PAGE,
  /** The same of lists with only one order. */
  FIRST_PAGE_IN_ORDER,
  LIVE;

  boolean takes(String name) {
    return switch (this) {
      case ANY -> true;
      case NONE -> false;
      case PAGE -> name.equals("limit") || name.equals("cursor");
      case SORTED_PAGE -> PAGE.takes(name) || name.equals("sort");
      case FIRST_PAGE_IN_ORDER -> name.equals("limit");
      case FIRST_PAGE -> name.equals("limit") || name.equals("sort");
      case LIVE ->
          name.equals("subject")
              || name.equals("feed")
              || name.equals("since")
              || name.equals("notifications");
    };
  }

  boolean takesSeveral(String name) {
    return this == LIVE && name.equals("subject");
  }
}
