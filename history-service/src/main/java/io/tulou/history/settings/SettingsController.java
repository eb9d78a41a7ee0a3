package io.tulou.history.settings;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.history.OnApi;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OnApi
@RequestMapping("/v1/history/settings")
class SettingsController {
  private final MemberSettings settings;

  SettingsController(MemberSettings settings) {
    this.settings = settings;
  }

  /** What a client sends; the field is required. */
  record Wish(@Nullable Boolean paused) {}

  record Settings(boolean paused) {}

  @GetMapping
  Settings get(Caller caller) {
    return new Settings(settings.isPaused(caller.member()));
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Settings put(Caller caller, @RequestBody Wish wish) {
    long memberId = caller.member();
    if (wish.paused() == null) {
      throw ApiException.invalid("paused", "must be there");
    }
    settings.pause(memberId, wish.paused());
    return new Settings(wish.paused());
  }
}
