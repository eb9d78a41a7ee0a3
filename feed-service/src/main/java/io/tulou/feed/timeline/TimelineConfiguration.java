package io.tulou.feed.timeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.contract.feed.FeedKeys;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.pending.PendingPosts;
import io.tulou.feed.post.AuthorOutboxes;
import io.tulou.feed.post.FeedPosts;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timeline's parts on the real stores. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {
  @Bean
  BuildQueue buildQueue(
      ObjectProvider<InboxKeeper> keeper, FeedProperties properties, MeterRegistry meters) {
    var builds = meters.counter("tulou.feed.builds");
    return new BuildQueue(
        member -> {
          if (keeper.getObject().build(member)) {
            builds.increment();
          }
        },
        properties.builds());
  }

  @Bean
  InboxKeeper inboxKeeper(
      Inboxes inboxes,
      TiesSource ties,
      AuthorOutboxes outboxes,
      BuildQueue builds,
      Clock clock,
      FeedProperties properties) {
    var random = new SecureRandom();
    return new InboxKeeper(
        inboxes,
        ties,
        outboxes,
        builds,
        random::nextLong,
        clock,
        properties.inboxRenewed(),
        FeedKeys.INBOX_CAP);
  }

  @Bean
  TimelineReader timelineReader(
      TiesSource ties,
      PendingPosts pending,
      InboxKeeper inboxes,
      Unpushed unpushed,
      AuthorOutboxes outboxes,
      @Qualifier("bigOutboxes") AuthorOutboxes bigOutboxes,
      FeedPosts posts) {
    var pulls = new Pulls(outboxes, bigOutboxes, unpushed);
    return new TimelineReader(
        ties, pending, inboxes, pulls, posts::findAuthors, TimelineReader.Effort.USUAL);
  }
}
