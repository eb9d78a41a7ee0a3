package io.tulou.feed.post;

import io.tulou.contract.feed.FeedKeys;
import io.tulou.feed.BackgroundLoop;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.WorkerRole;
import io.tulou.feed.inbox.Inboxes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Author outboxes for timelines, and the schedule at work. */
@Configuration(proxyBeanMethods = false)
class PostConfiguration {
  @Bean
  HeadBuilds headBuilds(ObjectProvider<OutboxHeads> heads) {
    return new HeadBuilds(authors -> heads.getObject().build(authors));
  }

  @Bean
  OutboxHeads outboxHeads(
      @Qualifier("packedHeads") Inboxes packed, PostMapper mapper, HeadBuilds builds, Clock clock) {
    var random = new SecureRandom();
    return new OutboxHeads(
        packed, mapper::newestOf, builds, random::nextLong, clock, FeedKeys.OUTBOX_CAP);
  }

  @Bean
  @Primary
  AuthorOutboxes authorOutboxes(PostMapper mapper, OutboxHeads heads) {
    return new AuthorOutboxes(mapper::newestOf, heads);
  }

  /** Of big accounts only, see {@link NearHeads}. */
  @Bean
  AuthorOutboxes bigOutboxes(PostMapper mapper, OutboxHeads heads, FeedProperties properties) {
    return new AuthorOutboxes(mapper::newestOf, new NearHeads(heads, properties.nearMaxAge()));
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
