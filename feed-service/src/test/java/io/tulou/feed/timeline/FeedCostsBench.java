package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.contract.feed.FeedKeys;
import io.tulou.feed.FeedServers;
import io.tulou.feed.FeedServiceApplication;
import io.tulou.feed.bench.PostTimer;
import io.tulou.feed.bench.RawRedis;
import io.tulou.feed.bench.RedisCosts;
import io.tulou.feed.bench.Report;
import io.tulou.feed.follow.FollowImport;
import io.tulou.feed.follow.NewFollow;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.post.PostPublisher;
import io.tulou.local.testing.SharedServers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
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
  private static final int KEYS = 2_000;

  /** As many as an inbox has on average. */
  private static final int IN_SET = 800;

  private static final int ROUNDS = 40;
  private static final int WARMING_UP = 5;
  private static final int MOST_SINCE = FeedKeys.INBOX_MOST - FeedKeys.INBOX_CAP;
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
  void insertsCostAThirdOfThoseIntoSortedSetsAndATenthOfTheirMemory() throws IOException {
    var costs = new RedisCosts(redis);
    long before = costs.usedBytes();
    try (var raw = new RawRedis(URI.create(SharedServers.get().redisUrl()))) {
      for (int i = 0; i < KEYS; i++) {
        int set = i;
        raw.run(IntStream.range(0, IN_SET).mapToObj(id -> zadd(set, id)).toList());
      }
      double setBytes = (costs.usedBytes() - before) / (double) KEYS;
      before = costs.usedBytes();
      fillInboxes();
      double inboxBytes = (costs.usedBytes() - before) / (double) KEYS;
      var zadds = new double[ROUNDS];
      var appends = new double[ROUNDS];
      var coalesced = new double[ROUNDS];
      double idle = costs.idleRate();
      for (int round = -WARMING_UP; round < ROUNDS; round++) {
        int at = Math.max(0, round);
        int number = round + WARMING_UP;
        zadds[at] = cpu(costs, idle, () -> addToSets(raw, number)) / KEYS;
        var one = ids(1, number);
        appends[at] = cpu(costs, idle, () -> append(one)) / KEYS;
        if (round % 4 == 0) {
          var ten = ids(10, number);
          coalesced[at / 4] = cpu(costs, idle, () -> append(ten)) / KEYS / 10;
        }
      }
      double usedBytes = (costs.usedBytes() - before) / (double) KEYS;
      report(setBytes, inboxBytes, usedBytes, mean(zadds), mean(appends));
      Report.line("ten ids in one append", "%.2f µs", mean(Arrays.copyOf(coalesced, ROUNDS / 4)));
    }
  }

  private static void report(
      double setBytes, double inboxBytes, double usedBytes, double perZadd, double perAppend) {
    Report.line("ZADD + trim, pipelined", "%.2f µs of Redis per insert", perZadd);
    Report.line(
        "append to an inbox, cuts included",
        "%.2f µs, %.1f times as many",
        perAppend,
        perZadd / perAppend);
    Report.line("sorted set of 800 ids", "%,.0f bytes", setBytes);
    Report.line(
        "inbox of 640 to 960 ids",
        "%,.0f bytes, %,.0f after the appends: 1/%.1f",
        inboxBytes,
        usedBytes,
        setBytes / usedBytes);
    assertThat(perZadd / perAppend).isGreaterThanOrEqualTo(3);
    assertThat(setBytes / inboxBytes).isGreaterThanOrEqualTo(10);
    assertThat(setBytes / usedBytes).isGreaterThanOrEqualTo(10);
  }

  @Test
  void aPostOfABigAuthorIsSoonInAllInboxes() {
    long author = FIRST + 1_000_000;
    var followers = LongStream.range(1, FOLLOWERS + 1).map(i -> author + i).boxed().toList();
    follow(followers.stream().map(follower -> new NewFollow(follower, author)).toList());
    followers.forEach(this::openInbox);
    new PostTimer(publisher, jdbc, new RedisCosts(redis)).report(author, FOLLOWERS);
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

  private interface Round {
    void run() throws IOException;
  }

  /** Microseconds of Redis, less what it takes when it is idle as long. */
  private static double cpu(RedisCosts costs, double idle, Round round) throws IOException {
    double before = costs.cpuSeconds();
    long start = System.nanoTime();
    round.run();
    double elapsed = (System.nanoTime() - start) / 1e9;
    return (costs.cpuSeconds() - before - idle * elapsed) * 1e6;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** As long as inboxes are at some moment: anything between a cut one and one to be cut. */
  private void fillInboxes() {
    var random = new Random(1);
    for (int i = 0; i < KEYS; i++) {
      inboxes.create(FIRST + i, new Inbox.Header(0, 0, 0, 1));
      var seen = inboxes.peek(FIRST + i).orElseThrow();
      var ids = random.longs(FeedKeys.INBOX_CAP, 1L << 51, 1L << 52).toArray();
      inboxes.replace(FIRST + i, seen, new Inbox.Header(0, 0, 0, 2), ids);
      for (int since = random.nextInt(MOST_SINCE); since > 0; since -= 10) {
        var some = random.longs(Math.min(10, since), 1L << 51, 1L << 52).toArray();
        inboxes.append(Map.of(FIRST + i, some));
      }
    }
  }

  private static Map<Long, long[]> ids(int count, int round) {
    var ids = new HashMap<Long, long[]>();
    for (int i = 0; i < KEYS; i++) {
      ids.put(
          FIRST + i, LongStream.range(0, count).map(id -> (1L << 52) + id + 10L * round).toArray());
    }
    return ids;
  }

  private void append(Map<Long, long[]> ids) {
    var random = new Random(1);
    inboxes.cut(inboxes.append(ids), FeedKeys.INBOX_CAP, random::nextLong);
  }

  private static void addToSets(RawRedis raw, int round) throws IOException {
    for (int from = 0; from < KEYS; from += 200) {
      var commands = new ArrayList<String>();
      for (int set = from; set < from + 200; set++) {
        commands.add(zadd(set, IN_SET + round));
        commands.add("ZREMRANGEBYRANK bench:set:" + set + " 0 " + (-1 - IN_SET));
      }
      raw.run(commands);
    }
  }

  private static String zadd(int set, int number) {
    long id = (1L << 52) + number;
    return "ZADD bench:set:" + set + " " + id + " " + id;
  }
}
