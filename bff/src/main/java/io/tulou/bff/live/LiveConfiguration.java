package io.tulou.bff.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.hotpage.HotAnswers;
import io.tulou.bff.page.LastCopies;
import io.tulou.bff.security.HeldTokens;
import io.tulou.common.log.LogFollower;
import io.tulou.common.log.LogFollowers;
import io.tulou.common.log.LogFollowing;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.TieEvent;
import io.tulou.contract.notification.NotificationEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The hub, and the topics this node follows for it: each is read once, however many listen. */
@Configuration(proxyBeanMethods = false)
@Import(LogFollowing.class)
class LiveConfiguration {
  /** The slots of a place, topic by topic; see {@link Places}. */
  private static final int COMMENTS = 0;

  private static final int SLOTS = COMMENTS + Topic.COMMENT_EVENTS.partitions();

  @Bean
  LiveHub liveHub(
      LiveProperties properties, Events events, CursorKey key, Clock clock, MeterRegistry meters) {
    return new LiveHub(properties, events, key, SLOTS, clock, meters);
  }

  @Bean
  NewsDesk newsDesk(
      NewsCounter counter,
      Events events,
      LastCopies copies,
      ExecutorService callThreads,
      Clock clock) {
    return new NewsDesk(counter, events, copies, callThreads, clock);
  }

  @Bean
  NotificationDesk notificationDesk(Events events) {
    return new NotificationDesk(events);
  }

  @Bean
  LivePace livePace(
      LiveHub hub,
      NewsDesk news,
      NotificationDesk notifications,
      HeldTokens tokens,
      LiveProperties properties) {
    return new LivePace(hub, news, notifications, tokens, properties.pace());
  }

  @Bean
  CommentEar commentEar(
      LiveHub hub, LiveProperties properties, LastCopies copies, HotAnswers answers) {
    return new CommentEar(hub, properties, COMMENTS, copies, answers);
  }

  @Bean
  LogFollower<CommentEvent> commentsFollowed(
      LogFollowers followers, CommentEar ear, LiveProperties properties) {
    return followers.of(
        Topic.COMMENT_EVENTS, new MessageCodec<>(CommentEvent.class), properties.window(), ear);
  }

  /** What was missed of these is asked for by whoever comes back, so they begin with now. */
  @Bean
  LogFollower<PostEvent> postsFollowed(LogFollowers followers, NewsDesk desk) {
    return followers.of(Topic.FEED_POSTS, new MessageCodec<>(PostEvent.class), Duration.ZERO, desk);
  }

  @Bean
  LogFollower<TieEvent> tiesFollowed(LogFollowers followers, NewsDesk desk) {
    return followers.of(
        Topic.FEED_TIES, new MessageCodec<>(TieEvent.class), Duration.ZERO, new TieEar(desk));
  }

  @Bean
  LogFollower<NotificationEvent> notificationsFollowed(
      LogFollowers followers, NotificationDesk desk) {
    return followers.of(
        Topic.NOTIFICATION_EVENTS,
        new MessageCodec<>(NotificationEvent.class),
        Duration.ZERO,
        desk);
  }
}
