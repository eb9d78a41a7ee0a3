package io.tulou.comment.block;

import io.tulou.common.identity.InternalApis;
import io.tulou.common.identity.InternalTokens;
import io.tulou.contract.http.BlockApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one call of this service to another. */
@Configuration(proxyBeanMethods = false)
class BlockConfiguration {
  @Bean
  InternalApis internalApis(InternalTokens tokens, BlockProperties properties) {
    return new InternalApis(tokens, properties.patience());
  }

  @Bean
  BlockApi blockApi(InternalApis internalApis, BlockProperties properties) {
    return internalApis.at(properties.feedService(), BlockApi.class);
  }
}
