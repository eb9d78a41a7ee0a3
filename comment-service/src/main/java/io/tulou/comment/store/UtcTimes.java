package io.tulou.comment.store;

import io.tulou.common.store.UtcInstantHandler;
import java.time.Instant;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Times are stored as UTC without a zone; neither the session's nor the process's zone matters. */
@Configuration(proxyBeanMethods = false)
class UtcTimes {
  @Bean
  ConfigurationCustomizer utcInstants() {
    return mybatis ->
        mybatis.getTypeHandlerRegistry().register(Instant.class, new UtcInstantHandler());
  }
}
