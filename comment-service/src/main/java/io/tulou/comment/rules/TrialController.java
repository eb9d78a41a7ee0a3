package io.tulou.comment.rules;

import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrialController {
  private final Trials trials;

  TrialController(Trials trials) {
    this.trials = trials;
  }

  @PostMapping(path = "/v1/moderation/rules/dry-run", consumes = MediaType.APPLICATION_JSON_VALUE)
  RuleTrial.Result run(@Valid @RequestBody RuleTrial trial, Caller caller) {
    caller.memberWith(Visibility.MODERATE);
    return trials.run(trial);
  }
}
