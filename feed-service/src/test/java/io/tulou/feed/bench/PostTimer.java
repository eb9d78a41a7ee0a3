package io.tulou.feed.bench;

import static org.awaitility.Awaitility.await;

import io.tulou.contract.http.PostDraft;
import io.tulou.feed.post.PostPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long a post takes from the call until no range of its author's followers is pending. */
public final class PostTimer {
  private static final int POSTS = 11;

  private final PostPublisher publisher;
  private final JdbcTemplate jdbc;
  private final RedisCosts costs;

  public PostTimer(PostPublisher publisher, JdbcTemplate jdbc, RedisCosts costs) {
    this.publisher = publisher;
    this.jdbc = jdbc;
    this.costs = costs;
  }

  /**
   * Publishes some posts, one when the one before is done.
   *
   * @param followers inboxes that each goes to
   * @return their ids
   */
  public List<Long> report(long author, int followers) {
    var posts = new ArrayList<Long>();
    var nanos = new long[POSTS];
    double cpu = 0;
    for (int i = 0; i < POSTS; i++) {
      double before = costs.cpuSeconds();
      long start = System.nanoTime();
      long post = publisher.publish(author, null, new PostDraft("a post", null, null, null)).id();
      await()
          .pollInterval(Duration.ofMillis(2))
          .pollDelay(Duration.ZERO)
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              jdbc.queryForList("SELECT post_id FROM fan_out WHERE post_id = ?", post).isEmpty());
      nanos[i] = System.nanoTime() - start;
      cpu += costs.cpuSeconds() - before;
      posts.add(post);
    }
    Report.line(
        "a post in all %,d inboxes".formatted(followers),
        "after %.0f ms",
        Report.median(nanos) / 1e6);
    Report.line("its Redis time", "%.2f µs per insert", cpu * 1e6 / POSTS / followers);
    return posts;
  }
}
