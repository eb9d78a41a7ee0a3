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
  VersionedStore versionedStore(RedisConnectionFactory redis, Clock clock) {
    return new VersionedStore(redis, clock);
  }

  @Bean
  PresentStates presentStates(CommentTables tables) {
    return new PresentStates(tables);
  }

  @Bean
  Refresh refresh(VersionedStore store, PresentStates states, RedisConnectionFactory redis) {
    return new Refresh(store, states, new Entries(), new IndexDeltas(redis));
  }

  @Bean
  Projector projector(
      VersionedStore store,
      PresentStates states,
      RedisConnectionFactory redis,
      CommentTables tables,
      LogWriter log) {
    return new Projector(
        store,
        states,
        new Entries(),
        new IndexDeltas(redis),
        new Refusals(redis),
        new Announcements(log),
        new ReactionAnnouncements(tables, log));
  }
}
