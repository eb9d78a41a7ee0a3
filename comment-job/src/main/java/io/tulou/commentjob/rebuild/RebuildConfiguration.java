package io.tulou.commentjob.rebuild;

import io.tulou.commentjob.store.CommentTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Wires the rebuilding of indexes. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
  @Bean
  IndexRebuilder indexRebuilder(RedisConnectionFactory redis, CommentTables tables) {
    return new IndexRebuilder(redis, tables);
  }
}
