package io.tulou.history.notification.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.AppliedPosition;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogProperties;
import io.tulou.common.log.LogWorker;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.ReactionEvent;
import io.tulou.contract.feed.TieEvent;
import io.tulou.contract.moderation.SanctionEvent;
import io.tulou.history.OnWorker;
import io.tulou.history.notification.NotificationProperties;
import io.tulou.history.notification.store.KnownTables;
import io.tulou.history.notification.store.NotificationTables;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the workers that make notifications: one group for each topic they listen to. */
@Configuration(proxyBeanMethods = false)
@OnWorker
class NotifyConfiguration {
  /** What all workers are made of. */
  record Parts(
      LogContainers containers,
      LogProperties log,
      AppliedPosition positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    <T> ConcurrentMessageListenerContainer<String, byte[]> container(
        String group, Topic topic, Class<T> family, LogHandler<T, Set<Long>> handler) {
      var codec = new MessageCodec<>(family);
      var worker =
          new LogWorker<>(
              topic,
              codec,
              handler,
              positions,
              transaction,
              deadLetters,
              log.pollRecords(),
              meters);
      return containers.workers(group, worker);
    }
  }

  @Bean
  Parts notificationWorkers(
      LogContainers containers,
      LogProperties log,
      AppliedPosition positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    return new Parts(containers, log, positions, transaction, deadLetters, meters);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> commentNotices(
      Parts parts,
      NotificationTables tables,
      KnownTables known,
      Announcer announcer,
      Horizon horizon,
      NotificationProperties properties) {
    return parts.container(
        properties.group() + "-comments",
        Topic.COMMENT_EVENTS,
        CommentEvent.class,
        new CommentNotices(tables, known, announcer, horizon, properties.oldest()));
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> reactionNotices(
      Parts parts,
      NotificationTables tables,
      KnownTables known,
      Announcer announcer,
      Horizon horizon,
      NotificationProperties properties) {
    return parts.container(
        properties.group() + "-reactions",
        Topic.COMMENT_REACTIONS,
        ReactionEvent.class,
        new ReactionNotices(tables, known, announcer, horizon));
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> tieNotices(
      Parts parts,
      NotificationTables tables,
      KnownTables known,
      Announcer announcer,
      Horizon horizon,
      NotificationProperties properties) {
    return parts.container(
        properties.group() + "-ties",
        Topic.FEED_TIES,
        TieEvent.class,
        new TieNotices(tables, known, announcer, horizon));
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> sanctionNotices(
      Parts parts, KnownTables known, NotificationProperties properties) {
    return parts.container(
        properties.group() + "-sanctions",
        Topic.MEMBER_SANCTIONS,
        SanctionEvent.class,
        new SanctionNotices(known));
  }

  @Bean
  Horizon notificationHorizon(Clock clock, NotificationProperties properties) {
    return new Horizon(clock, properties.keep());
  }

  @Bean
  Expiry notificationExpiry(
      NotificationTables tables,
      TransactionTemplate transaction,
      Announcer announcer,
      Horizon horizon) {
    return new Expiry(tables, transaction, announcer, horizon);
  }

  @Bean
  Sweeper notificationSweeper(Expiry expiry, NotificationProperties properties) {
    return new Sweeper(expiry, properties.sweep());
  }
}
