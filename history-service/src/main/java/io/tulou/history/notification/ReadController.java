package io.tulou.history.notification;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.http.UnreadNotifications;
import io.tulou.history.OnApi;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the caller has read; passed through by the door. */
@RestController
@OnApi
class ReadController {
  private final ReadMarks marks;

  ReadController(ReadMarks marks) {
    this.marks = marks;
  }

  /** What a client sends; the field is required. */
  record UpTo(@Nullable Long upTo) {}

  @PostMapping(path = "/v1/notifications/read", consumes = MediaType.APPLICATION_JSON_VALUE)
  UnreadNotifications read(Caller caller, @RequestBody UpTo wish) {
    long memberId = caller.member();
    if (wish.upTo() == null || wish.upTo() < 0) {
      throw ApiException.invalid("upTo", "must be the sequence number of a notification");
    }
    return marks.read(memberId, wish.upTo());
  }
}
