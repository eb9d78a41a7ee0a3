package io.tulou.feed.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogWriter;
import io.tulou.contract.Topic;
import io.tulou.feed.BackgroundLoop;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.WorkerRole;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.pending.PendingRanges;
import io.tulou.feed.timeline.InboxTrimmer;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The groups of fan-out workers, and who looks after what got stuck. */
@WorkerRole
@Configuration(proxyBeanMethods = false)
class FanOutConfiguration {
  private static final String PLANNERS = "feed-fanout";
  private static final String WORKERS = "feed-worker";
  private static final String WIDE_WORKERS = "feed-worker-wide";

  /** Collects many small posts, so that one append carries several. */
  @Bean
  FanOutWorker fanOutWorker(
      Followers followers,
      PendingRanges pending,
      Inboxes inboxes,
      InboxTrimmer trimmer,
      FeedProperties properties,
      MeterRegistry meters) {
    return new FanOutWorker(
        followers, pending, inboxes, trimmer::trim, properties.flushAt(), meters);
  }

  /** Closes range by range, so that no more than one is done twice. */
  @Bean
  FanOutWorker wideFanOutWorker(
      Followers followers,
      PendingRanges pending,
      Inboxes inboxes,
      InboxTrimmer trimmer,
      FeedProperties properties,
      MeterRegistry meters) {
    return new FanOutWorker(
        followers, pending, inboxes, trimmer::trim, properties.rangeSize(), meters);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> fanOutPlanners(
      LogContainers containers, FanOutPlanner planner, LogWriter log, DeadLetters deadLetters) {
    return containers.group(
        PLANNERS, Topic.FEED_POSTS, new PostListener(planner, log, deadLetters));
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> fanOutWorkers(
      LogContainers containers,
      @Qualifier("fanOutWorker") FanOutWorker worker,
      DeadLetters deadLetters) {
    var lane = Topic.FEED_FANOUT;
    return containers.group(WORKERS, lane, new TaskListener(lane, worker, deadLetters));
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> wideFanOutWorkers(
      LogContainers containers,
      @Qualifier("wideFanOutWorker") FanOutWorker worker,
      DeadLetters deadLetters) {
    var lane = Topic.FEED_FANOUT_WIDE;
    return containers.group(WIDE_WORKERS, lane, new TaskListener(lane, worker, deadLetters));
  }

  @Bean
  BackgroundLoop stuckRangesLoop(
      PendingRanges pending,
      FanOutPlanner planner,
      @Qualifier("wideFanOutWorker") FanOutWorker worker,
      FeedProperties properties,
      MeterRegistry meters) {
    var stuck = new StuckRanges(pending, planner, worker, properties, meters);
    return new BackgroundLoop(
        "stuck-ranges",
        () -> {
          if (stuck.repair() == 0) {
            TimeUnit.NANOSECONDS.sleep(properties.stuckPoll().toNanos());
          }
        });
  }
}
