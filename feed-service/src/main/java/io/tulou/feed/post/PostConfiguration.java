package io.tulou.feed.post;

import io.tulou.feed.BackgroundLoop;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.WorkerRole;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Author outboxes for timelines, and the schedule at work. */
@Configuration(proxyBeanMethods = false)
class PostConfiguration {
  @Bean
  AuthorOutboxes authorOutboxes(PostMapper mapper) {
    return new AuthorOutboxes(mapper::newestOf);
  }

  @Bean
  @WorkerRole
  BackgroundLoop postScheduleLoop(PostSchedule schedule, FeedProperties properties) {
    return new BackgroundLoop(
        "post-schedule",
        () -> {
          if (schedule.publishDue() == 0) {
            TimeUnit.NANOSECONDS.sleep(properties.poll().toNanos());
          }
        });
  }
}
