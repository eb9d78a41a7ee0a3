package io.tulou.commentjob.replay;

import io.tulou.commentjob.project.Mentioned;
import io.tulou.commentjob.search.Documents;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.common.operation.Counts;
import io.tulou.common.replay.ReplayTarget;
import io.tulou.contract.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Documents of the search index that readers search. */
final class SearchTarget implements ReplayTarget {
  private final Documents documents;
  private final SearchIndex index;

  SearchTarget(Documents documents, SearchIndex index) {
    this.documents = documents;
    this.index = index;
  }

  @Override
  public String name() {
    return "comment-search";
  }

  @Override
  public Topic topic() {
    return Topic.COMMENT_EVENTS;
  }

  @Override
  public Counts bring(List<ConsumerRecord<String, byte[]>> records, boolean dryRun) {
    var mentioned = Mentioned.in(records);
    var current = documents.of(mentioned.touched());
    if (dryRun) {
      return Counts.of(records.size(), index.behind(current), mentioned.unreadable());
    }
    var outcome = index.put(current);
    return Counts.of(
        records.size(), outcome.written(), mentioned.unreadable() + outcome.refused().size());
  }
}
