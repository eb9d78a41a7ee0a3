package io.tulou.commentjob.project;

import io.tulou.commentjob.store.CommentTables;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.log.LogWriter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Wires the projection. */
@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {
  @Bean
  Projector projector(
      RedisConnectionFactory redis, Clock clock, CommentTables tables, LogWriter log) {
    return new Projector(
        new VersionedStore(redis, clock),
        new PresentStates(tables),
        new Entries(),
        new IndexDeltas(redis),
        new Announcements(log),
        new ReactionAnnouncements(tables, log));
  }
}
