package io.tulou.comment.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem that says how the comment stands which was to be decided about.
 *
 * @param item with its present state and version, and who decided last
 */
record DecisionConflict(@JsonUnwrapped Problem problem, DecisionBatch.Outcome item) {
  static DecisionConflict of(DecisionBatch.Outcome item, String path, @Nullable String traceId) {
    var code = ErrorCode.find(String.valueOf(item.code())).orElse(ErrorCode.CONFLICT);
    var state = item.state() == null ? "not what it was" : item.state().word();
    var refusal =
        new ApiException(code, "It is %s by now, in version %d.".formatted(state, item.version()));
    return new DecisionConflict(Problem.of(refusal, path, traceId), item);
  }
}
