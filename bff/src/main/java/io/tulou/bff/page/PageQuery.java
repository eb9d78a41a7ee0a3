package io.tulou.bff.page;

import io.tulou.common.web.ApiException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param sort one of those the list has; empty for a list with only one order
 * @param limit 1..50
 * @param cursor null for the first page
 */
public record PageQuery(String sort, int limit, @Nullable String cursor) {
  public static final int DEFAULT_LIMIT = 20;
  private static final Pattern LIMIT = Pattern.compile("[1-9]|[1-4][0-9]|50");

  /**
   * Reads the parameters as they came.
   *
   * @param sorts what may be asked for, the default first
   * @throws ApiException {@code invalid-request}
   */
  static PageQuery of(
      @Nullable String sort, @Nullable String limit, @Nullable String cursor, List<String> sorts) {
    if (limit != null && !LIMIT.matcher(limit).matches()) {
      throw ApiException.invalid("limit", "is a whole number from 1 to 50");
    }
    if (sort != null && !sorts.contains(sort)) {
      throw ApiException.invalid("sort", "is one of " + String.join(", ", sorts));
    }
    return new PageQuery(
        sort != null ? sort : sorts.isEmpty() ? "" : sorts.getFirst(),
        limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit),
        cursor);
  }

  /** The orders a list can be asked for in, the default first. */
  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Sorts {
    String[] value();
  }
}
