package io.tulou.commentjob.reindex;

import io.tulou.commentjob.search.Documents;
import io.tulou.commentjob.search.OlderDocuments;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.commentjob.search.SearchIndices;
import io.tulou.commentjob.store.CommentWalk;
import io.tulou.common.log.TopicReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the care for the search index. */
@Configuration(proxyBeanMethods = false)
class ReindexConfiguration {
  @Bean
  ReindexWork reindexWork(
      CommentWalk walk,
      Documents documents,
      SearchIndex index,
      SearchIndices indices,
      TopicReaders readers) {
    return new ReindexWork(walk, documents, index, indices, readers);
  }

  @Bean
  CheckWork checkWork(
      CommentWalk walk, Documents documents, SearchIndex index, OlderDocuments older) {
    return new CheckWork(walk, documents, index, older);
  }
}
