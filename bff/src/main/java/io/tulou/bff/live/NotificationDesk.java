package io.tulou.bff.live;

import io.tulou.common.log.LogEar;
import io.tulou.contract.notification.NotificationEvent;
import io.tulou.contract.notification.NotificationEvent.NotificationsSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells members how their notifications stand. Hears {@code notification.events}, of which the
 * newest state of a member is told at the next pace. Thread-safe.
 */
final class NotificationDesk implements LogEar<NotificationEvent> {
  private static final Logger log = LoggerFactory.getLogger(NotificationDesk.class);

  private final Events events;
  private final Map<Long, Set<Listener>> listeners = new HashMap<>();
  private final Map<Long, NotificationsSnapshot> changed = new LinkedHashMap<>();

  NotificationDesk(Events events) {
    this.events = events;
  }

  /**
   * What the event says.
   *
   * @param latest of the newest notification, as a list of them says it
   * @param unread counted to 100
   */
  record Unread(long latest, int unread) {}

  /** Tells a listener how its member's notifications stand now, where known, and from now on. */
  synchronized void add(Listener listener, Optional<Unread> now) {
    listeners.computeIfAbsent(listener.caller().memberId(), _ -> new HashSet<>()).add(listener);
    now.ifPresent(unread -> listener.offer(frame(unread).whole()));
  }

  @Override
  public void begin(long[] next) {
    log.debug("notifications are heard from now on");
  }

  @Override
  public synchronized void hear(List<Heard<NotificationEvent>> records, long[] next) {
    for (var heard : records) {
      switch (heard.record().message()) {
        case NotificationEvent.NotificationsChanged now -> change(now.notifications());
      }
    }
  }

  /** Tells what changed since the last pace, and forgets who has gone. */
  synchronized void pace() {
    changed.forEach((member, now) -> {
      var unread = new Unread(now.latest(), now.unread());
      var frame = frame(unread);
      listeners.getOrDefault(member, Set.of()).forEach(each -> each.offer(frame.whole()));
    });
    changed.clear();
    listeners.values().removeIf(NotificationDesk::allGone);
  }

  private Frame frame(Unread unread) {
    return Frame.of(null, events.of("notification", unread));
  }

  private void change(NotificationsSnapshot now) {
    if (listeners.containsKey(now.memberId())) {
      changed.merge(
          now.memberId(),
          now,
          (before, after) -> after.version() > before.version() ? after : before);
    }
  }

  private static boolean allGone(Set<Listener> ofMember) {
    ofMember.removeIf(listener -> !listener.isOpen());
    return ofMember.isEmpty();
  }
}
