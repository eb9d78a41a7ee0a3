package io.tulou.common.ratelimit;

import io.lettuce.core.ClientOptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Limits that all nodes of a service share by way of Redis; imported by who keeps them. */
@Configuration(proxyBeanMethods = false)
public class RedisLimits {
  private static final String PREFIX = "limit:";
  private static final String NODES = "limit:nodes";
  private static final int REDIS_QUEUE = 2_000;

  /** A request never waits for a Redis that is away. */
  @Bean
  LettuceClientOptionsBuilderCustomizer failFast() {
    return options ->
        options
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(REDIS_QUEUE);
  }

  @Bean
  LeaseStore leaseStore(StringRedisTemplate redis) {
    return new RedisLeases(redis, PREFIX);
  }

  @Bean
  NodeCensus nodeCensus(StringRedisTemplate redis, Clock clock, MeterRegistry meters) {
    var census = new NodeCensus(redis, NODES, clock);
    Gauge.builder("tulou.limits.nodes", census, NodeCensus::nodes)
        .description("nodes that share the rate limits, as far as this one knows")
        .register(meters);
    return census;
  }
}
