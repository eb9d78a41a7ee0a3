package io.tulou.comment.rules;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the receiver of a call who sent it and when: {@code t=<epoch seconds>,v1=<hex>}, the
 * HMAC-SHA256 of the seconds, a point and the body under the shared secret.
 */
final class Signature {
  static final String HEADER = "Tulou-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  static String of(String body, String secret, Instant at) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var seconds = Long.toString(at.getEpochSecond());
      var signed = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", impossible);
    }
  }
}
