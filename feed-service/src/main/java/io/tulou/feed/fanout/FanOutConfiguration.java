package io.tulou.feed.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogWriter;
import io.tulou.contract.Topic;
import io.tulou.feed.WorkerRole;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.timeline.InboxTrimmer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The two groups of fan-out workers. */
@WorkerRole
@Configuration(proxyBeanMethods = false)
class FanOutConfiguration {
  private static final String PLANNERS = "feed-fanout";
  private static final String WORKERS = "feed-worker";

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> fanOutPlanners(
      LogContainers containers, FanOutPlanner planner, LogWriter log, DeadLetters deadLetters) {
    return containers.group(
        PLANNERS, Topic.FEED_POSTS, new PostListener(planner, log, deadLetters));
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> fanOutWorkers(
      LogContainers containers,
      Followers followers,
      Inboxes inboxes,
      InboxTrimmer trimmer,
      MeterRegistry meters,
      DeadLetters deadLetters) {
    var worker = new FanOutWorker(followers, inboxes, trimmer::trim, meters);
    return containers.group(WORKERS, Topic.FEED_FANOUT, new TaskListener(worker, deadLetters));
  }
}
