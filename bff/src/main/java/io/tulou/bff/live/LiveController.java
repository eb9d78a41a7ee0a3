package io.tulou.bff.live;

import io.tulou.bff.security.HeldTokens;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens streams of live updates. */
@RestController
class LiveController {
  private final LiveHub hub;
  private final SubjectStandings standings;
  private final NewsCounter counter;
  private final NewsDesk news;
  private final NotificationDesk notifications;
  private final NotificationStates states;
  private final HeldTokens tokens;
  private final LiveProperties properties;

  LiveController(
      LiveHub hub,
      SubjectStandings standings,
      NewsCounter counter,
      NewsDesk news,
      NotificationDesk notifications,
      NotificationStates states,
      HeldTokens tokens,
      LiveProperties properties) {
    this.hub = hub;
    this.standings = standings;
    this.counter = counter;
    this.news = news;
    this.notifications = notifications;
    this.states = states;
    this.tokens = tokens;
    this.properties = properties;
  }

  @GetMapping("/v1/live")
  void listen(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    var wanted = LiveRequest.of(request);
    if (wanted.isPersonal()) {
      caller.member();
    }
    var watch = wanted.feed() ? counter.begin(caller, wanted.since()) : null;
    var unread = wanted.notifications() ? states.now() : Optional.<NotificationDesk.Unread>empty();
    var listener = new Listener(caller, wanted.subjects(), tokens.ofRequest());
    var stands = new HashMap<SubjectRef, Happening.Stands>();
    while (!hub.join(listener, stands, wanted.lastHeard())) {
      hub.unknown(wanted.subjects())
          .forEach(subject -> stands.computeIfAbsent(subject, standings::of));
    }
    if (watch != null) {
      news.add(listener, watch);
    }
    if (wanted.notifications()) {
      notifications.add(listener, unread);
    }
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Proxies that collect answers before they pass them on are told not to.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      ServletOutlet.open(listener, request, response, properties.heartbeat().multipliedBy(3));
    } catch (IOException | RuntimeException gone) {
      listener.onGone();
      hub.leave(listener);
      throw gone;
    }
  }
}
