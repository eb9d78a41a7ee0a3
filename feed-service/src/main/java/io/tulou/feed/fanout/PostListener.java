package io.tulou.feed.fanout;

import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.Undecodable;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import java.util.ArrayList;
import java.util.List;
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
    var sends = new ArrayList<CompletableFuture<?>>();
    for (var record : records) {
      if (record.value() != null) {
        plan(record).forEach(task -> sends.add(send(task, sends.size())));
      }
    }
    var all =
        CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new))
            .orTimeout(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
    LogWriter.await(Topic.FEED_FANOUT, all);
  }

  private List<FanOutTask> plan(ConsumerRecord<String, byte[]> record) {
    try {
      return planner.plan(events.decode(record.value()));
    } catch (Undecodable poison) {
      deadLetters.put(Topic.FEED_POSTS, record, poison);
      return List.of();
    }
  }

  /** Ranges of one post go round the partitions: order means nothing to them, an even load does. */
  private CompletableFuture<?> send(FanOutTask task, int number) {
    int partitions = Topic.FEED_FANOUT.partitions();
    int partition = (Math.floorMod(task.authorId(), partitions) + number) % partitions;
    return log.append(
        Topic.FEED_FANOUT, partition, Long.toString(task.authorId()), tasks.encode(task));
  }
}
