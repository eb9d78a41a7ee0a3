package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.common.id.IdGenerator;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostEvent.PostChanged;
import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.Visibility;
import io.tulou.feed.FeedServers;
import io.tulou.feed.FeedServiceApplication;
import io.tulou.feed.bench.EdgeFile;
import io.tulou.feed.bench.GraphLoad;
import io.tulou.feed.bench.Oracle;
import io.tulou.feed.bench.PostTimer;
import io.tulou.feed.bench.RedisCosts;
import io.tulou.feed.bench.Report;
import io.tulou.feed.follow.Follows;
import io.tulou.feed.follow.NewFollow;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.post.PostPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real follow graph with many events replayed through the log: every feed equals the oracle. Run
 * on request, with the file of edges in {@code tulou.bench.graph}.
 */
@SpringBootTest(
    classes = FeedServiceApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "tulou.feed.stuck-after=10m")
@ActiveProfiles("dev")
class GraphReplayBench {
  private static final long OFFSET = 100_000_000;
  private static final int EVENTS = Integer.getInteger("tulou.bench.events", 100_000);
  private static final int CHUNK = 1_000;
  private static final int READERS = 8;

  @Autowired private Follows follows;
  @Autowired private TiesSource ties;
  @Autowired private Inboxes inboxes;
  @Autowired private TimelineReader reader;
  @Autowired private PostPublisher publisher;
  @Autowired private IdGenerator ids;
  @Autowired private LogWriter log;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private RedisConnectionFactory redis;

  private final MessageCodec<PostEvent> codec = new MessageCodec<>(PostEvent.class);
  private final Random random = new Random(42);
  private final List<PostSnapshot> published = new ArrayList<>();

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    FeedServers.provide(registry, "graph");
  }

  @Test
  void everyFeedEqualsTheOracleAfterTheReplay() throws Exception {
    var edges = EdgeFile.read(Path.of(System.getProperty("tulou.bench.graph")), OFFSET);
    long start = System.nanoTime();
    new GraphLoad(jdbc, transaction).load(edges);
    Report.line("follows loaded", "%,d in %.0f s", edges.size(), seconds(start));
    var oracle = new Oracle(edges);
    var followers = followers(edges);
    long biggest = biggest(followers);
    var alive = new HashSet<>(followers.get(biggest));
    oracle.members().stream().filter(member -> member % 2 == 0).forEach(alive::add);
    inParallel(List.copyOf(alive), this::openInbox);

    var costs = new RedisCosts(redis);
    new PostTimer(publisher, jdbc, costs)
        .report(biggest, followers.get(biggest).size())
        .forEach(post -> oracle.publish(post, biggest));

    double cpu = costs.cpuSeconds();
    start = System.nanoTime();
    for (int done = 0; done < EVENTS; done += CHUNK) {
      replay(oracle);
    }
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> jdbc.queryForList("SELECT post_id FROM fan_out LIMIT 1").isEmpty());
    double elapsed = seconds(start);
    double used = costs.cpuSeconds() - cpu;
    followers.values().forEach(some -> some.retainAll(alive));
    long pushed =
        published.stream()
            .mapToLong(post -> followers.getOrDefault(post.authorId(), Set.of()).size())
            .sum();
    Report.line("events replayed", "%,d in %.0f s, %,.0f/s", EVENTS, elapsed, EVENTS / elapsed);
    Report.line("inserts, about", "%,d, %.2f µs of Redis each", pushed, used * 1e6 / pushed);

    start = System.nanoTime();
    var entries = new AtomicLong();
    inParallel(
        List.copyOf(oracle.members()),
        member -> {
          var expected = oracle.feedOf(member);
          assertThat(walk(member)).as("member %d", member).isEqualTo(expected);
          entries.addAndGet(expected.size());
        });
    Report.line(
        "feeds equal to the oracle",
        "%,d of %,d entries, read in %.0f s",
        oracle.members().size(),
        entries.get(),
        seconds(start));
  }

  private static Map<Long, Set<Long>> followers(List<NewFollow> edges) {
    return edges.stream()
        .collect(
            Collectors.groupingBy(
                NewFollow::authorId,
                Collectors.mapping(NewFollow::memberId, Collectors.toCollection(HashSet::new))));
  }

  private static long biggest(Map<Long, Set<Long>> followers) {
    return followers.entrySet().stream()
        .max(Comparator.comparing(one -> one.getValue().size()))
        .orElseThrow()
        .getKey();
  }

  private void openInbox(long member) {
    var header = new Inbox.Header(0, ties.of(member).version(), System.currentTimeMillis(), member);
    inboxes.create(member, header);
  }

  /** Posts, some deleted again, and some who unfollow and follow. */
  private void replay(Oracle oracle) {
    var posts = new ArrayList<PostSnapshot>();
    var deleted = new ArrayList<PostSnapshot>();
    for (int i = 0; i < CHUNK; i++) {
      int what = random.nextInt(100);
      if (what < 1) {
        turn(oracle, oracle.anEdge(random));
      } else if (what < 3 && published.size() > 100) {
        deleted.add(published.get(random.nextInt(published.size())));
      } else {
        posts.add(post(oracle));
      }
    }
    transaction.executeWithoutResult(_ -> insert(posts));
    published.addAll(posts);
    posts.forEach(post -> oracle.publish(post.postId(), post.authorId()));
    deleted.forEach(post -> {
      jdbc.update("UPDATE post SET state = 2 WHERE post_id = ?", post.postId());
      oracle.delete(post.postId(), post.authorId());
    });
    send(posts);
  }

  private void turn(Oracle oracle, NewFollow edge) {
    if (oracle.follows(edge)) {
      follows.unfollow(edge.memberId(), edge.authorId());
      oracle.unfollow(edge);
    } else {
      follows.follow(edge.memberId(), edge.authorId());
      oracle.follow(edge);
    }
  }

  /** Nine of ten by anybody, the tenth by somebody as followed as they are. */
  private PostSnapshot post(Oracle oracle) {
    long author =
        random.nextInt(10) == 0
            ? oracle.anEdge(random).authorId()
            : OFFSET + random.nextInt(oracle.members().size());
    return new PostSnapshot(
        ids.next(),
        author,
        "a post",
        "<p>a post</p>",
        List.of(),
        Visibility.PUBLIC,
        PostState.PUBLISHED,
        Instant.EPOCH,
        1);
  }

  private void insert(List<PostSnapshot> posts) {
    jdbc.batchUpdate(
        """
        INSERT INTO post (post_id, author_id, text, html, attachments, visibility, state,
                          publish_at, created_at)
        VALUES (?, ?, 'a post', '<p>a post</p>', '[]', 0, 0, '2026-01-01', '2026-01-01')
        """,
        posts.stream().map(post -> new Object[] {post.postId(), post.authorId()}).toList());
    jdbc.batchUpdate(
        """
        INSERT INTO fan_out (post_id, author_id, after_member, through_member, due_at)
        VALUES (?, ?, 0, 9223372036854775807, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)
        """,
        posts.stream().map(post -> new Object[] {post.postId(), post.authorId()}).toList());
  }

  private void send(List<PostSnapshot> posts) {
    var sends =
        posts.stream()
            .map(PostChanged::new)
            .map(event ->
                log.append(
                    Topic.FEED_POSTS,
                    (int) (event.post().authorId() % Topic.FEED_POSTS.partitions()),
                    event.key(),
                    codec.encode(event)))
            .toArray(CompletableFuture<?>[]::new);
    LogWriter.await(Topic.FEED_POSTS, CompletableFuture.allOf(sends));
  }

  private List<Long> walk(long member) {
    var seen = new ArrayList<Long>();
    long below = Long.MAX_VALUE;
    Slice slice;
    do {
      slice = reader.read(member, below, 500);
      seen.addAll(slice.ids());
      below = slice.position();
    } while (!slice.isEnd());
    return seen;
  }

  private static void inParallel(List<Long> members, LongConsumer work) throws Exception {
    var free = new Semaphore(READERS);
    var all = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long member : members) {
        free.acquire();
        all.add(
            threads.submit(() -> {
              try {
                work.accept(member);
              } finally {
                free.release();
              }
            }));
      }
      for (var done : all) {
        done.get();
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
