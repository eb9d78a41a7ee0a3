package io.tulou.commentjob.replay;

import io.tulou.commentjob.project.Mentioned;
import io.tulou.commentjob.project.Refresh;
import io.tulou.common.operation.Counts;
import io.tulou.common.replay.ReplayTarget;
import io.tulou.contract.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Entries of comments and subjects in Redis, and the indexes that are there. */
final class CacheTarget implements ReplayTarget {
  private final Refresh refresh;

  CacheTarget(Refresh refresh) {
    this.refresh = refresh;
  }

  @Override
  public String name() {
    return "comment-cache";
  }

  @Override
  public Topic topic() {
    return Topic.COMMENT_EVENTS;
  }

  @Override
  public Counts bring(List<ConsumerRecord<String, byte[]>> records, boolean dryRun) {
    var mentioned = Mentioned.in(records);
    int changed = refresh.bring(mentioned.touched(), dryRun);
    return Counts.of(records.size(), changed, mentioned.unreadable());
  }
}
