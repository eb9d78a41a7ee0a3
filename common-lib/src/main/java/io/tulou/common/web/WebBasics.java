package io.tulou.common.web;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every process that answers HTTP has in common. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CursorProperties.class)
@Import({StrictJson.class, ProblemAdvice.class})
public class WebBasics {
  /** Milliseconds are what the public contract shows and what the databases keep. */
  @Bean
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Bean
  CursorKey cursorKey(CursorProperties properties) {
    return new CursorKey(properties.keyBytes());
  }
}
