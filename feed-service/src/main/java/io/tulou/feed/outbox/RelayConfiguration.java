package io.tulou.feed.outbox;

import io.tulou.feed.BackgroundLoop;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.WorkerRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay at work: at once when this process added an event, else when it looks again. */
@WorkerRole
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
  @Bean
  BackgroundLoop outboxRelayLoop(OutboxRelay relay, RelayBell bell, FeedProperties properties) {
    return new BackgroundLoop(
        "outbox-relay",
        () -> {
          if (relay.relay() == 0) {
            bell.await(properties.poll());
          }
        });
  }
}
