package io.tulou.bff.live;

import io.tulou.bff.security.HeldTokens;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The clock of the hub and of the desks. Stops before the web server does, which would wait for
 * streams that do not end by themselves.
 */
final class LivePace implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LivePace.class);

  private final LiveHub hub;
  private final NewsDesk news;
  private final NotificationDesk notifications;
  private final HeldTokens tokens;
  private final Duration pace;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-pace").factory());
  private volatile @Nullable Future<?> steps;

  /** What was changed about tokens up to then has ended the streams that it ends. */
  private long tokensSeen;

  LivePace(
      LiveHub hub,
      NewsDesk news,
      NotificationDesk notifications,
      HeldTokens tokens,
      Duration pace) {
    this.hub = hub;
    this.news = news;
    this.notifications = notifications;
    this.tokens = tokens;
    this.pace = pace;
  }

  @Override
  public void start() {
    hub.open();
    steps =
        timer.scheduleAtFixedRate(
            this::step, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    var running = steps;
    if (running != null) {
      running.cancel(false);
      steps = null;
    }
    hub.close();
  }

  @Override
  public boolean isRunning() {
    return steps != null;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  /** A timer gives up a task that fails once; this one goes on. */
  private void step() {
    try {
      long changes = tokens.changes();
      if (changes != tokensSeen) {
        hub.endThoseOver();
        tokensSeen = changes;
      }
      hub.pace();
      news.pace();
      notifications.pace();
    } catch (RuntimeException defect) {
      log.error("live updates missed a pace", defect);
    }
  }
}
