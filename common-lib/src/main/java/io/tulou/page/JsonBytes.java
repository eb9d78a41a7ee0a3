package io.tulou.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** JSON in UTF-8, put together piece by piece. Whoever writes sees to it that it is JSON. */
final class JsonBytes {
  /** As everywhere in the public contract: exactly three fractional digits. */
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private byte[] bytes;
  private int length;

  JsonBytes(int expected) {
    this.bytes = new byte[expected];
  }

  /** ASCII that is JSON as it stands. */
  @SuppressWarnings("deprecation") // of all copies of Latin-1 text into bytes the cheapest
  JsonBytes raw(String ascii) {
    reserve(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, length);
    length += ascii.length();
    return this;
  }

  JsonBytes raw(byte[] json) {
    return raw(json, 0, json.length);
  }

  JsonBytes raw(byte[] json, int from, int to) {
    reserve(to - from);
    System.arraycopy(json, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  JsonBytes number(long number) {
    return raw(Long.toString(number));
  }

  /** Ids are text in the public contract. */
  JsonBytes id(@Nullable Long id) {
    return id == null ? raw("null") : raw("\"").number(id).raw("\"");
  }

  JsonBytes text(@Nullable String text) {
    return text == null
        ? raw("null")
        : raw("\"").raw(JsonStringEncoder.getInstance().quoteAsUTF8(text)).raw("\"");
  }

  JsonBytes time(@Nullable Instant time) {
    return time == null ? raw("null") : raw("\"").raw(TIMES.format(time)).raw("\"");
  }

  int length() {
    return length;
  }

  byte[] toArray() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, ISO_8859_1);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
