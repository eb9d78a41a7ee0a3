package io.tulou.commentjob.replay;

import io.tulou.commentjob.neighbour.Neighbours;
import io.tulou.commentjob.project.Refresh;
import io.tulou.commentjob.search.Documents;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.common.log.TopicReaders;
import io.tulou.common.replay.ReplayTarget;
import io.tulou.common.replay.ReplayWork;
import io.tulou.contract.http.FeedReplayApi;
import io.tulou.contract.http.HistoryReplayApi;
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
  FeedTarget feedTarget(Neighbours neighbours) {
    return new FeedTarget(neighbours.feedService(FeedReplayApi.class), neighbours);
  }

  @Bean
  HistoryTarget historyTarget(Neighbours neighbours) {
    return new HistoryTarget(neighbours.historyService(HistoryReplayApi.class), neighbours);
  }

  @Bean
  ReplayWork replayWork(TopicReaders readers, List<ReplayTarget> targets) {
    return new ReplayWork(readers, targets);
  }
}
