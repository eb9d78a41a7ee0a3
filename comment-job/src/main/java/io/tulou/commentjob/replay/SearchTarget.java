package io.tulou.commentjob.replay;

import io.tulou.commentjob.project.PresentStates;
import io.tulou.commentjob.search.CommentDocument;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.common.operation.Counts;
import io.tulou.common.replay.ReplayTarget;
import io.tulou.contract.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Documents of the search index that readers search. */
final class SearchTarget implements ReplayTarget {
  private final PresentStates states;
  private final SearchIndex index;

  SearchTarget(PresentStates states, SearchIndex index) {
    this.states = states;
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
    var present = states.read(mentioned.touched());
    var documents =
        present.comments().values().stream()
            .map(comment -> CommentDocument.of(comment, present.reportCount(comment)))
            .toList();
    if (dryRun) {
      return Counts.of(records.size(), index.behind(documents).size(), mentioned.unreadable());
    }
    var outcome = index.put(documents);
    return Counts.of(
        records.size(), outcome.written(), mentioned.unreadable() + outcome.refused().size());
  }
}
