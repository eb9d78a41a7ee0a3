package io.tulou.bff.live;

import io.tulou.bff.client.Service;
import io.tulou.common.web.ApiException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks how the caller's notifications stand: whoever comes back hears that first. */
@Component
class NotificationStates {
  private static final Logger log = LoggerFactory.getLogger(NotificationStates.class);

  private final RestClient calls;

  NotificationStates(RestClient serviceCalls) {
    this.calls = serviceCalls;
  }

  /** How they stand; empty if that cannot be had, then the next change tells. */
  Optional<NotificationDesk.Unread> now() {
    try {
      return Optional.ofNullable(
          calls
              .get()
              .uri(Service.HISTORY.address() + "/internal/notifications/unread")
              .retrieve()
              .body(NotificationDesk.Unread.class));
    } catch (ApiException away) {
      log.debug("how notifications stand is not known: {}", away.detail());
      return Optional.empty();
    }
  }
}
