package io.tulou.common.log;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For applications that only read along: no producer, no group, no listener container. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
public class LogFollowing {
  @Bean
  LogFollowers logFollowers(LogProperties properties, Clock clock) {
    return new LogFollowers(properties, clock);
  }
}
