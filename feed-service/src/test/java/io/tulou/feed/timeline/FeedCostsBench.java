package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.contract.feed.FeedKeys;
import io.tulou.contract.http.PostDraft;
import io.tulou.feed.FeedServers;
import io.tulou.feed.FeedServiceApplication;
import io.tulou.feed.bench.RedisCosts;
import io.tulou.feed.bench.Report;
import io.tulou.feed.follow.FollowImport;
import io.tulou.feed.follow.NewFollow;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.post.PostPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What pushing, keeping and reading cost, each beside its limit of the same run. On request. */
@SpringBootTest(classes = FeedServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
class FeedCostsBench {
  private static final int FOLLOWERS = 9_458;
  private static final int SETS = 1_000;
  private static final int ROUNDS = 20;
  private static final long FIRST = 200_000_000;

  @Autowired private FollowImport imports;
  @Autowired private TiesSource ties;
  @Autowired private Inboxes inboxes;
  @Autowired private PostPublisher publisher;
  @Autowired private HomeTimeline timeline;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private RedisConnectionFactory redis;

  @Autowired
  @Qualifier("packedHeads")
  private Inboxes packedHeads;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    FeedServers.provide(registry, "costs");
  }

  @Test
  void insertsCostAThirdOfThoseIntoSortedSetsAndATenthOfTheirMemory() {
    var costs = new RedisCosts(redis);
    var random = new Random(1);
    long before = costs.usedBytes();
    fillSets();
    double setBytes = (costs.usedBytes() - before) / (double) SETS;
    double perZadd = cpuPerInsert(costs, SETS, this::addToSets);

    before = costs.usedBytes();
    long kept = 0;
    for (int i = 0; i < SETS; i++) {
      inboxes.create(FIRST + i, new Inbox.Header(0, 0, 0, 1));
      var seen = inboxes.peek(FIRST + i).orElseThrow();
      var ids = LongStream.range(0, FeedKeys.INBOX_CAP).map(id -> (1L << 52) + id).toArray();
      inboxes.replace(FIRST + i, seen, new Inbox.Header(0, 0, 0, 2), ids);
      int since = 1 + random.nextInt(FeedKeys.INBOX_CAP - 1);
      for (int part = 0; part < since; part += 100) {
        inboxes.append(
            Map.of(FIRST + i, LongStream.range(part, Math.min(since, part + 100)).toArray()));
      }
      kept += FeedKeys.INBOX_CAP + since;
    }
    double inboxBytes = (costs.usedBytes() - before) / (double) SETS;
    double perAppend = cpuPerInsert(costs, SETS, round -> append(1, round));
    double perCoalesced = cpuPerInsert(costs, SETS * 10, round -> append(10, round));

    Report.line("ZADD + trim, pipelined", "%.2f µs of Redis per insert", perZadd);
    Report.line(
        "append to an inbox", "%.2f µs, %.1f times as many", perAppend, perZadd / perAppend);
    Report.line("ten ids in one append", "%.2f µs", perCoalesced);
    Report.line("sorted set of 800 ids", "%,.0f bytes", setBytes);
    Report.line(
        "inbox in use",
        "%,.0f bytes for %d ids on average, 1/%.1f",
        inboxBytes,
        kept / SETS,
        setBytes / inboxBytes);
    assertThat(perZadd / perAppend).isGreaterThanOrEqualTo(3);
    assertThat(setBytes / inboxBytes).isGreaterThanOrEqualTo(10);
  }

  @Test
  void aPostOfABigAuthorIsSoonInAllInboxes() {
    long author = FIRST + 1_000_000;
    var followers = LongStream.range(1, FOLLOWERS + 1).map(i -> author + i).boxed().toList();
    follow(followers.stream().map(follower -> new NewFollow(follower, author)).toList());
    followers.forEach(this::openInbox);
    var costs = new RedisCosts(redis);
    var nanos = new long[11];
    double cpu = 0;
    for (int i = 0; i < nanos.length; i++) {
      double usedBefore = costs.cpuSeconds();
      long start = System.nanoTime();
      long post = publisher.publish(author, null, draft()).id();
      await()
          .pollInterval(Duration.ofMillis(2))
          .pollDelay(Duration.ZERO)
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              jdbc.queryForList("SELECT post_id FROM fan_out WHERE post_id = ?", post).isEmpty());
      nanos[i] = System.nanoTime() - start;
      cpu += costs.cpuSeconds() - usedBefore;
    }
    Report.line(
        "a post in all " + FOLLOWERS + " inboxes", "after %.0f ms", Report.median(nanos) / 1e6);
    Report.line("its Redis time", "%.2f µs per insert", cpu * 1e6 / nanos.length / FOLLOWERS);
  }

  @Test
  void pagesBesideARoundTrip() {
    long reader = FIRST + 2_000_000;
    var authors = authors(reader, 200);
    publish(authors, 5_000);
    timeline.page(reader, 20, null);
    await().until(() -> inboxes.peek(reader).filter(Inbox::isBuilt).isPresent());
    var trips = new long[3_000];
    var pages = new long[3_000];
    for (int i = 0; i < 2 * trips.length; i++) {
      long start = System.nanoTime();
      try (var connection = redis.getConnection()) {
        connection.stringCommands().get("nothing".getBytes());
      }
      trips[i % trips.length] = System.nanoTime() - start;
      start = System.nanoTime();
      assertThat(timeline.page(reader, 20, null).items()).hasSize(20);
      pages[i % pages.length] = System.nanoTime() - start;
    }
    Report.line("a Redis round trip", "%s", Report.quantiles(trips));
    Report.line(
        "warm first page",
        "%s, %.1f round trips",
        Report.quantiles(pages),
        Report.median(pages) / Report.median(trips));

    long start = System.nanoTime();
    var walked = new ArrayList<Long>();
    String cursor = null;
    do {
      var page = timeline.page(reader, 50, cursor);
      page.items().forEach(post -> walked.add(post.id()));
      cursor = page.nextCursor();
    } while (cursor != null);
    assertThat(walked).hasSize(5_000).doesNotHaveDuplicates();
    Report.line("5,000 posts to the end", "%.0f ms", (System.nanoTime() - start) / 1e6);
  }

  @Test
  void aReturningMemberWithTwoThousandFollows() {
    long reader = FIRST + 3_000_000;
    var authors = authors(reader, 2_000);
    publish(authors, 20_000);
    timeline.page(reader, 20, null);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          timeline.page(reader, 20, null);
          return packedHeads.peekAll(authors).values().stream().filter(Inbox::isBuilt).count()
              == authors.length;
        });
    var costs = new RedisCosts(redis);
    var nanos = new long[100];
    long calls = 0;
    for (int i = 0; i < nanos.length; i++) {
      await().until(() -> inboxes.peek(reader).filter(Inbox::isBuilt).isPresent());
      inboxes.drop(List.of(reader));
      long before = calls(costs);
      long start = System.nanoTime();
      assertThat(timeline.page(reader, 20, null).items()).hasSize(20);
      nanos[i] = System.nanoTime() - start;
      calls = Math.max(calls, calls(costs) - before);
    }
    Report.line(
        "first page of who returns, 2,000 follows",
        "%s, at most %d Redis calls with the building behind it",
        Report.quantiles(nanos),
        calls);
    assertThat(calls).isLessThanOrEqualTo(10);
  }

  private static long calls(RedisCosts costs) {
    return costs.calls("getex") + costs.calls("mget") + costs.calls("get");
  }

  private long[] authors(long reader, int count) {
    var authors = LongStream.range(1, count + 1).map(i -> reader + i).toArray();
    follow(LongStream.of(authors).mapToObj(author -> new NewFollow(reader, author)).toList());
    return authors;
  }

  private void follow(List<NewFollow> edges) {
    for (int from = 0; from < edges.size(); from += 1_000) {
      imports.add(edges.subList(from, Math.min(edges.size(), from + 1_000)));
    }
  }

  private void publish(long[] authors, int count) {
    var rows = new ArrayList<Object[]>();
    long first = authors[0] << 16;
    for (int i = 0; i < count; i++) {
      rows.add(new Object[] {first + i, authors[i % authors.length]});
    }
    jdbc.batchUpdate(
        """
        INSERT INTO post (post_id, author_id, text, html, attachments, visibility, state,
                          publish_at, created_at)
        VALUES (?, ?, 'a post', '<p>a post</p>', '[]', 0, 0, '2026-01-01', '2026-01-01')
        """,
        rows);
  }

  private void openInbox(long member) {
    inboxes.create(
        member, new Inbox.Header(0, ties.of(member).version(), System.currentTimeMillis(), 1));
  }

  private static PostDraft draft() {
    return new PostDraft("a post", null, null, null);
  }

  private interface Round {
    void run(int round);
  }

  private static double cpuPerInsert(RedisCosts costs, int inserts, Round round) {
    round.run(0);
    double before = costs.cpuSeconds();
    for (int i = 1; i <= ROUNDS; i++) {
      round.run(i);
    }
    return (costs.cpuSeconds() - before) * 1e6 / ROUNDS / inserts;
  }

  private void append(int ids, int round) {
    var appends = new HashMap<Long, long[]>();
    for (int i = 0; i < SETS; i++) {
      appends.put(FIRST + i, LongStream.range(0, ids).map(id -> id + round).toArray());
    }
    inboxes.append(appends);
  }

  private void fillSets() {
    try (var connection = redis.getConnection()) {
      for (int i = 0; i < SETS; i++) {
        for (long from = 0; from < FeedKeys.INBOX_CAP; from += 200) {
          connection.openPipeline();
          for (long id = from; id < from + 200; id++) {
            connection.zSetCommands().zAdd(set(i), (1L << 52) + id, member(id));
          }
          connection.closePipeline();
        }
      }
    }
  }

  private void addToSets(int round) {
    try (var connection = redis.getConnection()) {
      for (int from = 0; from < SETS; from += 100) {
        connection.openPipeline();
        for (int i = from; i < from + 100; i++) {
          long id = FeedKeys.INBOX_CAP + round;
          connection.zSetCommands().zAdd(set(i), (1L << 52) + id, member(id));
          connection.zSetCommands().zRemRange(set(i), 0, -1 - FeedKeys.INBOX_CAP);
        }
        connection.closePipeline();
      }
    }
  }

  private static byte[] set(int number) {
    return ("bench:set:" + number).getBytes();
  }

  private static byte[] member(long id) {
    return Long.toString((1L << 52) + id).getBytes();
  }
}
