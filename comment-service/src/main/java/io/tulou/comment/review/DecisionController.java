package io.tulou.comment.review;

import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
  DecisionBatch.Outcomes decide(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @Valid @RequestBody DecisionBatch batch,
      Caller caller) {
    caller.memberWithPartOf(Visibility.MODERATE);
    return decisions.decide(batch, idempotencyKey, caller);
  }
}
