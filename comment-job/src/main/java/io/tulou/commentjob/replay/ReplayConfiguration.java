package io.tulou.commentjob.replay;

import io.tulou.commentjob.project.Refresh;
import io.tulou.commentjob.search.Documents;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.common.log.TopicReaders;
import io.tulou.common.replay.ReplayTarget;
import io.tulou.common.replay.ReplayWork;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires replays and their targets. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {
  @Bean
  CacheTarget cacheTarget(Refresh refresh) {
    return new CacheTarget(refresh);
  }

  @Bean
  SearchTarget searchTarget(Documents documents, SearchIndex index) {
    return new SearchTarget(documents, index);
  }

  @Bean
  ReplayWork replayWork(TopicReaders readers, List<ReplayTarget> targets) {
    return new ReplayWork(readers, targets);
  }
}
