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
    return HexFormat.fromHexDigitsToLong(new String(digits, StandardCharsets.US_ASCII));
  }

  static Lookup.Hit unpack(byte[] bytes, long nowMillis) {
    var header = new String(bytes, 0, HEADER, StandardCharsets.US_ASCII);
    long version = HexFormat.fromHexDigitsToLong(header, 0, DIGITS);
    long softUntil = HexFormat.fromHexDigitsToLong(header, DIGITS, HEADER);
    var payload = Arrays.copyOfRange(bytes, HEADER, bytes.length);
    return new Lookup.Hit(version, payload, nowMillis >= softUntil);
  }
}
