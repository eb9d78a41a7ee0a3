package io.tulou.comment;

import io.lettuce.core.ClientOptions;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.id.NodeLease;
import io.tulou.common.redis.HangingRedisGuard;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What several features share: ids, the cache store, threads for loads. */
@Configuration(proxyBeanMethods = false)
@Import(HangingRedisGuard.class)
class CommentServiceConfiguration {
  private static final int REDIS_QUEUE = 20_000;

  @Bean
  NodeLease nodeLease(StringRedisTemplate redis, Clock clock) {
    return new NodeLease(redis, clock);
  }

  @Bean
  IdGenerator idGenerator(Clock clock, NodeLease node) {
    return new IdGenerator(clock, node);
  }

  @Bean
  VersionedStore versionedStore(RedisConnectionFactory redis, Clock clock) {
    return new VersionedStore(redis, clock);
  }

  /** While Redis is away every read would wait for it in vain; each has a way without. */
  @Bean
  LettuceClientOptionsBuilderCustomizer failFast() {
    return options ->
        options
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(REDIS_QUEUE);
  }

  /** Bounded by what it is given to: the caches bound their loads. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService loadThreads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("load-", 0).factory());
  }
}
