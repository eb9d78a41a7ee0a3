package io.tulou.common.letter;

import io.tulou.common.web.ApiException;
import java.util.regex.Pattern;

/** Names one letter of a topic. */
record LetterName(int partition, long offset) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,4}):([0-9]{1,18})");

  /** Reads {@code partition:offset}. */
  static LetterName parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw ApiException.invalid("letter", "must be written partition:offset");
    }
    return new LetterName(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
  }
}
