package io.tulou.comment.review;

import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DecisionController {
  private final Decisions decisions;

  DecisionController(Decisions decisions) {
    this.decisions = decisions;
  }

  @PostMapping(path = "/v1/moderation/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> decide(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @Valid @RequestBody DecisionBatch batch,
      Caller caller,
      HttpServletRequest request) {
    caller.memberWithPartOf(Visibility.MODERATE);
    var outcomes = decisions.decide(batch, idempotencyKey, caller);
    var conflict = outcomes.onlyConflict();
    return conflict.isEmpty()
        ? ResponseEntity.ok(outcomes)
        : ResponseEntity.status(HttpStatus.CONFLICT)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .cacheControl(CacheControl.noStore())
            .body(DecisionConflict.of(conflict.get(), request.getRequestURI(), MDC.get("traceId")));
  }
}
