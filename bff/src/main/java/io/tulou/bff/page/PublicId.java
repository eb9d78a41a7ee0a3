package io.tulou.bff.page;

import java.util.regex.Pattern;

/** An id in a path or a body: a decimal number of at most 53 bits, written in exactly one way. */
public record PublicId(long value) {
  private static final long LARGEST = (1L << 53) - 1;
  private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,15}");

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if it is none; in a path, that is "not found"
   */
  public static PublicId valueOf(String text) {
    if (!DECIMAL.matcher(text).matches() || Long.parseLong(text) > LARGEST) {
      throw new IllegalArgumentException("not an id");
    }
    return new PublicId(Long.parseLong(text));
  }
}
