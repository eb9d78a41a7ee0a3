package io.tulou.feed.inbox;

import io.tulou.feed.FeedProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Inboxes in this platform's Redis. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
  @Bean
  Inboxes inboxes(RedisConnectionFactory redis, FeedProperties properties) {
    return new RedisInboxes(redis, properties.inboxKept());
  }
}
