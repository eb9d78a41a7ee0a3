package io.tulou.history.query;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Duration;
import java.util.List;

/** Says that what was acknowledged lately cannot be told apart from what never was. */
final class Behind {
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

  private Behind() {}

  static ApiException refusal() {
    return new ApiException(
        ErrorCode.UNAVAILABLE,
        "The latest of this history is not available now.",
        List.of(),
        COME_BACK_AFTER);
  }
}
