package io.tulou.feed.fanout;

import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.Undecodable;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.feed.pending.PendingRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * From post events to fan-out tasks: the tasks of a poll are in the log before its offset is, so
 * that a crash repeats them and loses none.
 */
final class PostListener implements BatchMessageListener<String, byte[]> {
  private static final long ACKNOWLEDGED_WITHIN_SECONDS = 10;
  private static final long WHOLE = PendingRange.EVERYBODY;

  private final FanOutPlanner planner;
  private final LogWriter log;
  private final DeadLetters deadLetters;
  private final MessageCodec<PostEvent> events = new MessageCodec<>(PostEvent.class);
  private final MessageCodec<FanOutTask> tasks = new MessageCodec<>(FanOutTask.class);

  PostListener(FanOutPlanner planner, LogWriter log, DeadLetters deadLetters) {
    this.planner = planner;
    this.log = log;
    this.deadLetters = deadLetters;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    var posts = records.stream().flatMap(record -> decode(record).stream()).toList();
    var sends = new ArrayList<CompletableFuture<?>>();
    for (var task : planner.plan(posts)) {
      sends.add(send(task, sends.size()));
    }
    var all =
        CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new))
            .orTimeout(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
    LogWriter.await(Topic.FEED_FANOUT, all);
  }

  private Optional<PostEvent> decode(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.ofNullable(record.value()).map(events::decode);
    } catch (Undecodable poison) {
      deadLetters.put(Topic.FEED_POSTS, record, poison);
      return Optional.empty();
    }
  }

  /** Ranges of one post go round the partitions: order means nothing to them, an even load does. */
  private CompletableFuture<?> send(FanOutTask task, int number) {
    var lane = task.throughMember() == WHOLE ? Topic.FEED_FANOUT : Topic.FEED_FANOUT_WIDE;
    int partition =
        (Math.floorMod(task.authorId(), lane.partitions()) + number) % lane.partitions();
    return log.append(lane, partition, Long.toString(task.authorId()), tasks.encode(task));
  }
}
