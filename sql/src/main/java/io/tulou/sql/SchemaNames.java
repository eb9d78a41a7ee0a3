package io.tulou.sql;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the three schemas are called on one server, each {@code [a-z][a-z0-9_]{0,62}}; tests give
 * each run its own.
 */
public record SchemaNames(String comment, String feed, String history) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  public static final SchemaNames DEFAULT = new SchemaNames("comment", "feed", "history");

  public SchemaNames {
    for (var name : List.of(comment, feed, history)) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not a schema name: " + name);
      }
    }
  }

  /** The default names with a suffix, such as {@code comment_ab12}. */
  public static SchemaNames withSuffix(String suffix) {
    return new SchemaNames("comment_" + suffix, "feed_" + suffix, "history_" + suffix);
  }
}
