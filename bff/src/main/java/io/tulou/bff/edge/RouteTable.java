package io.tulou.bff.edge;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the route of a request, strictly: a path that is not exactly one of ours is none. */
public final class RouteTable {
  /** Every character an id or a subject can have, once decoded. */
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.:~-]{1,64}");

  private final List<Entry> entries;

  RouteTable(boolean development) {
    this.entries =
        Arrays.stream(Route.values())
            .filter(route -> development || !route.isForDevelopment())
            .map(
                route -> new Entry(route, PathPatternParser.defaultInstance.parse(route.pattern())))
            .toList();
  }

  /** Those that are served. */
  public List<Route> routes() {
    return entries.stream().map(Entry::route).toList();
  }

  /**
   * What the table says to a request.
   *
   * @param uri the path as it came, still encoded
   */
  public Match match(String method, String uri) {
    PathContainer path;
    try {
      path = PathContainer.parsePath(uri);
    } catch (IllegalArgumentException malformed) {
      return new Match.Nothing();
    }
    if (!isPlain(path)) {
      return new Match.Nothing();
    }
    var others = new TreeSet<String>();
    for (var entry : entries) {
      if (entry.pattern().matches(path)) {
        if (entry.route().method().name().equals(method)) {
          return new Match.Found(entry.route());
        }
        others.add(entry.route().method().name());
      }
    }
    return others.isEmpty() ? new Match.Nothing() : new Match.OtherMethods(List.copyOf(others));
  }

  private static boolean isPlain(PathContainer path) {
    return path.elements().stream()
        .allMatch(element ->
            !(element instanceof PathContainer.PathSegment segment)
                || (segment.parameters().isEmpty()
                    && !segment.value().contains(";")
                    && SEGMENT.matcher(segment.valueToMatch()).matches()));
  }

  private record Entry(Route route, PathPattern pattern) {}

  /** An answer of the table. */
  public sealed interface Match {
    /** This route. */
    record Found(Route route) implements Match {}

    /** The path is known, under these methods. */
    record OtherMethods(List<String> methods) implements Match {}

    /** No such path. */
    record Nothing() implements Match {}
  }
}
