package io.tulou.commentjob.erase;

import io.tulou.commentjob.neighbour.Neighbours;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.commentjob.store.CommentWalk;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.letter.MembersLetters;
import io.tulou.common.log.LogWriter;
import io.tulou.contract.http.ErasureApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Wires the erasure of members. */
@Configuration(proxyBeanMethods = false)
class EraseConfiguration {
  @Bean
  ErasureWork erasureWork(
      CommentWalk walk,
      LogWriter log,
      IdGenerator ids,
      Clock clock,
      StringRedisTemplate redis,
      SearchIndex index,
      Neighbours neighbours,
      MembersLetters letters) {
    var elsewhere =
        new ErasedElsewhere(
            neighbours,
            neighbours.feedService(ErasureApi.class),
            neighbours.historyService(ErasureApi.class));
    return new ErasureWork(
        walk, log, ids::next, clock, new CachedTexts(redis), index, elsewhere, letters);
  }
}
