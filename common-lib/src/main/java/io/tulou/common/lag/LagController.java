package io.tulou.common.lag;

import io.tulou.common.identity.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lag by group and topic, for callers with the scope {@code operate}. */
@RestController
class LagController {
  private final GroupLags lags;

  LagController(GroupLags lags) {
    this.lags = lags;
  }

  /** All of them. */
  record Listing(List<GroupLag> items) {}

  @GetMapping("/v1/operations/lag")
  Listing lag(Caller caller) throws InterruptedException {
    caller.memberWith("operate");
    return new Listing(lags.look());
  }
}
