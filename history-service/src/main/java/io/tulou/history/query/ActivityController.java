package io.tulou.history.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.common.identity.Caller;
import io.tulou.history.OnApi;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether anything moved since a client last looked. */
@RestController
@OnApi
class ActivityController {
  private final HotParts hotParts;

  ActivityController(HotParts hotParts) {
    this.hotParts = hotParts;
  }

  /**
   * A stamp that is another whenever the history is; the door makes an entity tag of it. Now and
   * then it is another though nothing moved.
   *
   * @param stamp null when nobody can tell, which is never the same as before
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record LastActivity(@Nullable String stamp) {}

  @GetMapping("/v1/history/last-activity")
  LastActivity lastActivity(Caller caller) {
    return new LastActivity(hotParts.stamp(caller.member()).orElse(null));
  }
}
