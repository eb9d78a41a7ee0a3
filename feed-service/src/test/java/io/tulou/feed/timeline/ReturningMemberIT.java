package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.feed.RunningFeedService;
import io.tulou.feed.bench.RedisCosts;
import io.tulou.feed.follow.FollowImport;
import io.tulou.feed.follow.NewFollow;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** A member with many follows who was away for long. */
class ReturningMemberIT extends RunningFeedService {
  private static final int FOLLOWS = 2_000;
  private static final int POSTS = 6_000;
  private static final long FIRST = 600_000_000;

  @Autowired private FollowImport imports;
  @Autowired private Inboxes inboxes;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private RedisConnectionFactory redis;
  @Autowired private MeterRegistry meters;

  @Autowired
  @Qualifier("packedHeads")
  private Inboxes packedHeads;

  @Test
  void isServedByFewRoundTripsWhileTheInboxIsBuiltOnceBehindAllWhoWait() throws Exception {
    long reader = newMember();
    var authors = LongStream.range(FIRST, FIRST + FOLLOWS).toArray();
    for (int from = 0; from < FOLLOWS; from += 500) {
      imports.add(
          LongStream.of(authors)
              .skip(from)
              .limit(500)
              .mapToObj(author -> new NewFollow(reader, author))
              .toList());
    }
    var newest = publish(authors);
    assertThat(as(reader).feed(20, null).ids()).isEqualTo(newest);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          as(reader).feed(1, null);
          return packedHeads.peekAll(authors).values().stream().filter(Inbox::isBuilt).count()
                  == FOLLOWS
              && isBuilt(reader);
        });

    inboxes.drop(List.of(reader));
    long before = calls();
    assertThat(as(reader).feed(20, null).ids()).isEqualTo(newest);
    assertThat(calls() - before).isLessThanOrEqualTo(10);

    await().atMost(Duration.ofSeconds(30)).until(() -> isBuilt(reader));
    inboxes.drop(List.of(reader));
    double builds = builds();
    Callable<List<Long>> page = () -> as(reader).feed(20, null).ids();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> page).toList())) {
        assertThat(answer.get()).isEqualTo(newest);
      }
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> isBuilt(reader));
    as(reader).feed(20, null);
    assertThat(builds() - builds).isEqualTo(1);
    assertThat(as(reader).feedToItsEnd(50)).hasSize(POSTS).doesNotHaveDuplicates();
  }

  private boolean isBuilt(long member) {
    return inboxes.peek(member).filter(Inbox::isBuilt).isPresent();
  }

  private double builds() {
    return meters.counter("tulou.feed.builds").count();
  }

  private long calls() {
    var costs = new RedisCosts(redis);
    return costs.calls("getex") + costs.calls("mget");
  }

  /** Round the authors, as if long ago. */
  private List<Long> publish(long[] authors) {
    var rows = new ArrayList<Object[]>();
    var newest = new ArrayList<Long>();
    for (int i = 0; i < POSTS; i++) {
      long id = (FIRST << 8) + i;
      rows.add(new Object[] {id, authors[i % authors.length]});
      if (i >= POSTS - 20) {
        newest.addFirst(id);
      }
    }
    jdbc.batchUpdate(
        """
        INSERT INTO post (post_id, author_id, text, html, attachments, visibility, state,
                          publish_at, created_at)
        VALUES (?, ?, 't', 'h', '[]', 0, 0, '2026-01-01', '2026-01-01')
        """,
        rows);
    return newest;
  }
}
