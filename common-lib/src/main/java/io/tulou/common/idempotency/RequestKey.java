package io.tulou.common.idempotency;

import io.tulou.common.web.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client's {@code Idempotency-Key} together with what it was used for.
 *
 * @param key 1..64 visible ASCII characters
 * @param requestHash of place and body: base64url of SHA-256, 43 characters
 */
public record RequestKey(long memberId, String key, String requestHash) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

  /**
   * Empty where the client sent none: then each request is its own.
   *
   * @param parts what makes two requests the same one
   * @throws ApiException {@code invalid-request} if the key is malformed
   */
  public static Optional<RequestKey> of(
      long memberId, @Nullable String header, @Nullable String... parts) {
    if (header == null) {
      return Optional.empty();
    }
    if (!FORM.matcher(header).matches()) {
      throw ApiException.invalid("Idempotency-Key", "must be 1 to 64 visible ASCII characters");
    }
    return Optional.of(new RequestKey(memberId, header, hash(parts)));
  }

  /**
   * A key for one of several effects of the request, such as one of the comments it decides on.
   *
   * @param part names the effect within the request
   */
  public String keyOf(String part) {
    return hash(key, part);
  }

  String redisKey() {
    return "{m:" + memberId + "}:idem:" + key;
  }

  /** Each part with its length before it, so that no two lists of parts read the same. */
  private static String hash(@Nullable String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var text = part == null ? "-" : part.length() + ":" + part;
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
