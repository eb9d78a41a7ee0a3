package io.tulou.common.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of an entry in Redis: version and soft limit (epoch milliseconds) in 16 hex digits
 * each, then the payload.
 */
final class Entry {
  /** How many of the first bytes are the version. */
  static final int VERSION_DIGITS = 16;

  private static final int DIGITS = VERSION_DIGITS;
  private static final int HEADER = 2 * DIGITS;

  private Entry() {}

  static byte[] pack(long version, long softUntil, byte[] payload) {
    var header = HexFormat.of().toHexDigits(version) + HexFormat.of().toHexDigits(softUntil);
    var bytes = Arrays.copyOf(header.getBytes(StandardCharsets.US_ASCII), HEADER + payload.length);
    System.arraycopy(payload, 0, bytes, HEADER, payload.length);
    return bytes;
  }

  /** The version, from the first {@link #VERSION_DIGITS} bytes. */
  static long version(byte[] digits) {
    return number(digits, 0);
  }

  static Lookup.Hit unpack(byte[] bytes, long nowMillis) {
    long version = number(bytes, 0);
    long softUntil = number(bytes, DIGITS);
    var payload = Arrays.copyOfRange(bytes, HEADER, bytes.length);
    return new Lookup.Hit(version, payload, nowMillis >= softUntil);
  }

  private static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = from; i < from + DIGITS; i++) {
      number = number << 4 | HexFormat.fromHexDigit(bytes[i]);
    }
    return number;
  }
}
