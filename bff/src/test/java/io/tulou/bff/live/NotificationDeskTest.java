package io.tulou.bff.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.security.HeldToken;
import io.tulou.common.log.LogEar;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.notification.NotificationEvent;
import io.tulou.contract.notification.NotificationEvent.NotificationsChanged;
import io.tulou.contract.notification.NotificationEvent.NotificationsSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NotificationDeskTest {
  private final NotificationDesk desk =
      new NotificationDesk(new Events(JsonMapper.builder().build()));

  @Test
  void aMemberHearsHowItsNotificationsStandOnceAPaceOnEveryConnection() {
    var phone = listener(7);
    var television = listener(7);
    var other = listener(8);

    hear(state(7, 4, 1, 10), state(7, 6, 3, 12), state(7, 5, 2, 11));
    desk.pace();

    assertThat(phone.take())
        .isEqualTo("event: notification\ndata: {\"latest\":6,\"unread\":3}\n\n");
    assertThat(television.takeNames()).containsExactly("notification");
    assertThat(other.take()).isEmpty();
    desk.pace();
    assertThat(phone.take()).isEmpty();
  }

  @Test
  void oneThatHasGoneIsForgotten() {
    var gone = listener(7);
    gone.broken = true;

    hear(state(7, 4, 1, 10));
    desk.pace();
    hear(state(7, 5, 2, 11));
    desk.pace();

    assertThat(gone.ended).isTrue();
  }

  private FakeOutlet listener(long member) {
    var listener = new Listener(Stage.caller(member, "10.0.0.1"), List.of(), HeldToken.NONE);
    var outlet = new FakeOutlet();
    listener.attach(outlet);
    listener.onWritable();
    desk.add(listener, Optional.empty());
    return outlet;
  }

  private static NotificationsSnapshot state(long member, long latest, int unread, long version) {
    return new NotificationsSnapshot(member, latest, unread, version);
  }

  private void hear(NotificationsSnapshot... states) {
    var heard =
        Stream.of(states)
            .map(NotificationsChanged::new)
            .map(event ->
                new LogEar.Heard<NotificationEvent>(
                    0, new LogRecord<>(1, Instant.EPOCH, event.key(), event)))
            .toList();
    desk.hear(heard, new long[8]);
  }
}
