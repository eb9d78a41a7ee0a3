package io.tulou.common.operation;

import io.tulou.common.web.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The idempotency key of a request: 1..64 visible ASCII characters. */
final class OperationKey {
  private static final Pattern FORM = Pattern.compile("[!-~]{1,64}");

  private OperationKey() {}

  static @Nullable String check(@Nullable String key) {
    if (key != null && !FORM.matcher(key).matches()) {
      throw ApiException.invalid("Idempotency-Key", "must have 1 to 64 visible characters");
    }
    return key;
  }
}
