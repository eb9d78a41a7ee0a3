package io.tulou.common.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens cursors: a list of numbers, authenticated with HMAC-SHA-256 (RFC 2104, cut to 16
 * bytes) and bound to a scope such as {@code roots|video/1|newest}, so that a cursor used
 * elsewhere, tampered with or malformed is refused.
 */
public final class CursorKey {
  private static final int TAG_BYTES = 16;
  private static final int MAX_NUMBERS = 64;
  private static final int MAX_CHARACTERS = 4 * (TAG_BYTES + MAX_NUMBERS * Long.BYTES) / 3 + 4;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  /**
   * Cursors under one key.
   *
   * @param secret at least 16 bytes, the same on every node
   */
  public CursorKey(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("a cursor key has at least 16 bytes");
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** A cursor of at most 64 numbers for that scope, as base64url without padding. */
  public String seal(String scope, long... numbers) {
    if (numbers.length > MAX_NUMBERS) {
      throw new IllegalArgumentException("a cursor holds at most " + MAX_NUMBERS + " numbers");
    }
    var body = ByteBuffer.allocate(numbers.length * Long.BYTES);
    for (long number : numbers) {
      body.putLong(number);
    }
    var sealed = ByteBuffer.allocate(TAG_BYTES + body.capacity());
    sealed.put(tag(scope, body.array())).put(body.array());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
  }

  /**
   * The numbers of a cursor of that scope.
   *
   * @throws ApiException {@code invalid-cursor} if it is of another scope, altered, or not a cursor
   */
  public long[] open(String scope, String cursor, int count) {
    var numbers = open(scope, cursor);
    if (numbers.length != count) {
      throw refused();
    }
    return numbers;
  }

  /**
   * The numbers of a cursor of that scope, however many they are.
   *
   * @throws ApiException {@code invalid-cursor} if it is of another scope, altered, or not a cursor
   */
  public long[] open(String scope, String cursor) {
    if (cursor.length() > MAX_CHARACTERS) {
      throw refused();
    }
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException malformed) {
      throw refused();
    }
    if (sealed.length < TAG_BYTES
        || (sealed.length - TAG_BYTES) % Long.BYTES != 0
        || !Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(cursor)) {
      throw refused();
    }
    var body = Arrays.copyOfRange(sealed, TAG_BYTES, sealed.length);
    if (!MessageDigest.isEqual(Arrays.copyOf(sealed, TAG_BYTES), tag(scope, body))) {
      throw refused();
    }
    var numbers = new long[body.length / Long.BYTES];
    ByteBuffer.wrap(body).asLongBuffer().get(numbers);
    return numbers;
  }

  private byte[] tag(String scope, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(scope.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(body), TAG_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", impossible);
    }
  }

  private static ApiException refused() {
    return new ApiException(
        ErrorCode.INVALID_CURSOR, "The cursor does not belong to this list; start again without.");
  }
}
