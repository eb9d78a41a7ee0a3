package io.tulou.common.idempotency;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The memory of requests, for services that take POSTs. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {
  @Bean
  RequestMemory requestMemory(StringRedisTemplate redis) {
    return new RequestMemory(new RedisKeyMemory(redis));
  }
}
