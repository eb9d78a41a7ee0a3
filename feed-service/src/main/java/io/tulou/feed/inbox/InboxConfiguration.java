package io.tulou.feed.inbox;

import io.tulou.contract.feed.FeedKeys;
import io.tulou.feed.FeedProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Inboxes and heads of author outboxes in this platform's Redis. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
  @Bean
  @Primary
  Inboxes inboxes(RedisConnectionFactory redis, FeedProperties properties) {
    return new RedisInboxes(redis, FeedKeys::inbox, properties.inboxKept(), FeedKeys.INBOX_MOST);
  }

  @Bean
  Inboxes packedHeads(RedisConnectionFactory redis, FeedProperties properties) {
    return new RedisInboxes(redis, FeedKeys::outbox, properties.inboxKept(), FeedKeys.OUTBOX_MOST);
  }
}
