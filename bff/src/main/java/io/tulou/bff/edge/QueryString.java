package io.tulou.bff.edge;

import io.tulou.common.web.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names in a query string, taken from the address alone: asking the container for parameters
 * would also read a form in the body.
 *
 * @param names in the order they came, decoded
 */
record QueryString(List<String> names) {
  /**
   * Reads a query.
   *
   * @throws ApiException {@code invalid-request} if a part is not percent-encoded UTF-8
   */
  static QueryString of(@Nullable String raw) {
    var names = new ArrayList<String>();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        names.add(decode(equals < 0 ? pair : pair.substring(0, equals)));
        decode(equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
    return new QueryString(List.copyOf(names));
  }

  /** Whether a name is there more than once that may not be. */
  boolean hasRepeated(Predicate<String> mayRepeat) {
    var once = names.stream().filter(mayRepeat.negate()).toList();
    return new HashSet<>(once).size() < once.size();
  }

  private static String decode(String encoded) {
    var bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char each = encoded.charAt(i);
      if (each > 0x7e) {
        throw malformed();
      }
      if (each == '%') {
        if (i + 2 >= encoded.length()) {
          throw malformed();
        }
        bytes.put((byte) (hex(encoded.charAt(++i)) << 4 | hex(encoded.charAt(++i))));
      } else {
        bytes.put((byte) (each == '+' ? ' ' : each));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw malformed();
    }
  }

  private static int hex(char digit) {
    int value = digit < 0x80 ? Character.digit(digit, 16) : -1;
    if (value < 0) {
      throw malformed();
    }
    return value;
  }

  private static ApiException malformed() {
    return ApiException.invalid("query", "is not percent-encoded UTF-8");
  }
}
