package io.tulou.common.web;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Ids as clients write them: 1..2^53-1 in ASCII digits without leading zeros. */
public final class DecimalId {
  /** The largest id that is exact as a JavaScript number. */
  public static final long MAXIMUM = (1L << 53) - 1;

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,15}");

  private DecimalId() {}

  public static OptionalLong find(String text) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    long id = Long.parseLong(text);
    return id <= MAXIMUM ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /** In a path: what is no id names nothing. */
  public static long inPath(String text) {
    return find(text).orElseThrow(ApiException::notFound);
  }

  /** In a field of the request. */
  public static long inField(String field, String text) {
    return find(text).orElseThrow(() -> ApiException.invalid(field, "must be a decimal id"));
  }
}
