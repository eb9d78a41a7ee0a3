package io.tulou.feed;

import io.tulou.common.id.IdGenerator;
import io.tulou.common.id.NodeLease;
import io.tulou.common.redis.HangingRedisGuard;
import io.tulou.common.store.UtcInstantHandler;
import java.time.Clock;
import java.time.Instant;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.type.EnumOrdinalTypeHandler;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What several features share: ids, transactions, and rows that are records. */
@Configuration(proxyBeanMethods = false)
@Import(HangingRedisGuard.class)
class FeedServiceConfiguration {
  private static final int STATEMENT_TIMEOUT_SECONDS = 4;

  @Bean
  ConfigurationCustomizer rowsAreRecords() {
    return configuration -> {
      configuration.setDefaultStatementTimeout(STATEMENT_TIMEOUT_SECONDS);
      configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
      configuration.setMapUnderscoreToCamelCase(true);
      configuration.setArgNameBasedConstructorAutoMapping(true);
      configuration.setDefaultEnumTypeHandler(EnumOrdinalTypeHandler.class);
      configuration.getTypeHandlerRegistry().register(Instant.class, new UtcInstantHandler());
    };
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }

  @Bean
  NodeLease nodeLease(StringRedisTemplate redis, Clock clock) {
    return new NodeLease(redis, clock);
  }

  @Bean
  IdGenerator idGenerator(Clock clock, NodeLease node) {
    return new IdGenerator(clock, node);
  }
}
