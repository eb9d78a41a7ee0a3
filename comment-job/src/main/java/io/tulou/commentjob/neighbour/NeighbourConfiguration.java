package io.tulou.commentjob.neighbour;

import io.tulou.common.identity.InternalTokens;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NeighbourProperties.class)
class NeighbourConfiguration {
  @Bean
  Neighbours neighbours(InternalTokens tokens, NeighbourProperties properties) {
    return new Neighbours(tokens, properties);
  }
}
