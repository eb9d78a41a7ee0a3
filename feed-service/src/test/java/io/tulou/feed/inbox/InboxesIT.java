package io.tulou.feed.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.feed.FeedKeys;
import io.tulou.feed.ids.NewestFirst;
import io.tulou.local.testing.SharedServers;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** What the simulation takes for an inbox does what Redis does. */
class InboxesIT {
  private static final int STEPS = 3_000;

  /** As many as an inbox has on average. */
  private static final int IN_SORTED_SET = 800;

  private static LettuceConnectionFactory redis;

  @BeforeAll
  static void connect() {
    var url = URI.create(SharedServers.get().redisUrl());
    var where = new RedisStandaloneConfiguration(url.getHost(), url.getPort());
    where.setDatabase(SharedServers.get().redisDatabase());
    redis = new LettuceConnectionFactory(where);
    redis.afterPropertiesSet();
    redis.start();
  }

  @AfterAll
  static void disconnect() {
    redis.destroy();
  }

  @Test
  void memoryAndRedisAgreeOnEveryStep() {
    var random = new Random(11);
    var inMemory = new MemoryInboxes(FeedKeys.INBOX_MOST);
    var inRedis = inboxes();
    var seen = new Inbox[2];
    for (int i = 0; i < STEPS; i++) {
      long member = 1_000_000 + random.nextInt(3);
      switch (random.nextInt(6)) {
        case 0 -> {
          var header = header(random);
          assertThat(inRedis.create(member, header)).isEqualTo(inMemory.create(member, header));
        }
        case 1, 2 -> {
          var ids = random.longs(random.nextInt(400), 1, 1L << 53).toArray();
          var appends = Map.of(member, ids);
          assertThat(inRedis.append(appends)).isEqualTo(inMemory.append(appends));
        }
        case 3 -> {
          seen[0] = inMemory.peek(1_000_000).orElse(seen[0]);
          seen[1] = inRedis.peek(1_000_000).orElse(seen[1]);
        }
        case 4 -> {
          if (seen[0] != null) {
            var header = header(random);
            var ids = random.longs(5, 1, 1L << 53).toArray();
            assertThat(inRedis.replace(1_000_000, seen[1], header, ids))
                .isEqualTo(inMemory.replace(1_000_000, seen[0], header, ids));
          }
        }
        default -> {
          if (random.nextInt(5) == 0) {
            inRedis.drop(List.of(member));
            inMemory.drop(List.of(member));
          }
        }
      }
      assertSame(inRedis, inMemory, member);
    }
  }

  @Test
  void anInboxIsKeptFromTheLastVisitAndPushingDoesNotProlongIt() {
    var inboxes = inboxes();
    inboxes.create(2_000_000, new Inbox.Header(0, 1, 2, 3));
    var key = FeedKeys.inbox(2_000_000).getBytes();
    try (var connection = redis.getConnection()) {
      connection.keyCommands().expire(key, 100);
      inboxes.append(Map.of(2_000_000L, new long[] {1, 2}));
      var seen = inboxes.peek(2_000_000).orElseThrow();
      inboxes.replace(2_000_000, seen, new Inbox.Header(0, 1, 2, 4), new long[] {2});
      assertThat(connection.keyCommands().ttl(key)).isBetween(90L, 100L);
      inboxes.open(2_000_000);
      assertThat(connection.keyCommands().ttl(key)).isGreaterThan(600_000L);
    }
  }

  @Test
  void manyAppendsGoToTheInboxesThatExistAndTellWhichAreTooLong() {
    var inboxes = new RedisInboxes(redis, FeedKeys::inbox, Duration.ofDays(7), 20);
    var appends = new HashMap<Long, long[]>();
    for (long member = 3_000_000; member < 3_001_000; member++) {
      if (member % 2 == 0) {
        inboxes.create(member, new Inbox.Header(0, 1, 2, 3));
      }
      appends.put(member, new long[] {member, 7});
    }
    assertThat(inboxes.append(appends)).isEmpty();
    appends.replace(3_000_004L, new Random(1).longs(19, 1, 1L << 53).toArray());
    assertThat(inboxes.append(appends)).containsExactly(3_000_004L);
    appends.replaceAll((_, _) -> new long[] {8});
    inboxes.append(appends);
    var found = inboxes.peekAll(appends.keySet().stream().mapToLong(id -> id).toArray());
    assertThat(found)
        .hasSize(500)
        .allSatisfy((member, inbox) -> {
          assertThat(member % 2).isZero();
          assertThat(inbox.ids()).contains(member, 7, 8);
        });
  }

  @Test
  void manyInboxesThatAreTooLongAreCutAtOnce() {
    var inboxes = inboxes();
    var random = new Random(3);
    var members = LongStream.range(4_000_000, 4_000_500).boxed().toList();
    var ids = random.longs(1_100, 1, 1L << 53).toArray();
    members.forEach(member -> inboxes.create(member, new Inbox.Header(0, 1, 2, 3)));
    var appends = members.stream().collect(Collectors.toMap(member -> member, _ -> ids));
    var overfull = inboxes.append(appends);
    assertThat(overfull).hasSameElementsAs(members);

    inboxes.cut(overfull, FeedKeys.INBOX_CAP, random::nextLong);

    var newest = NewestFirst.of(ids, ids.length, FeedKeys.INBOX_CAP);
    var found = inboxes.peekAll(members.stream().mapToLong(Long::longValue).toArray());
    assertThat(found)
        .hasSize(500)
        .allSatisfy((_, inbox) -> {
          assertThat(inbox.ids()).isEqualTo(newest);
          assertThat(inbox.header().completeFrom()).isEqualTo(newest[newest.length - 1]);
        });
  }

  @Test
  void anInboxTakesATenthOfASortedSetWhileItGrowsAndIsCut() {
    var inboxes = inboxes();
    var random = new Random(5);
    var ids = random.longs(IN_SORTED_SET, 1L << 51, 1L << 52).toArray();
    long tenth = bytesOfSortedSet(ids) / 10;
    for (int begin : new int[] {20, 100, 300, FeedKeys.INBOX_CAP}) {
      long member = 5_000_000 + begin;
      inboxes.create(member, new Inbox.Header(0, 1, 2, 3));
      var seen = inboxes.peek(member).orElseThrow();
      inboxes.replace(member, seen, new Inbox.Header(0, 1, 2, 4), Arrays.copyOf(ids, begin));
      for (int i = 0; i < 1_500; i++) {
        var overfull = inboxes.append(Map.of(member, new long[] {random.nextLong(1L << 53)}));
        inboxes.cut(overfull, FeedKeys.INBOX_CAP, random::nextLong);
        assertThat(bytes(FeedKeys.inbox(member))).isLessThanOrEqualTo(tenth);
      }
      assertThat(inboxes.peek(member).orElseThrow().entries())
          .isBetween(FeedKeys.INBOX_CAP, FeedKeys.INBOX_MOST);
    }
  }

  private static long bytesOfSortedSet(long[] ids) {
    try (var connection = redis.getConnection()) {
      connection.openPipeline();
      for (long id : ids) {
        connection.zSetCommands().zAdd("a sorted set".getBytes(), id, Long.toString(id).getBytes());
      }
      connection.closePipeline();
    }
    return bytes("a sorted set");
  }

  private static long bytes(String key) {
    try (var connection = redis.getConnection()) {
      var ask = "return redis.call('MEMORY', 'USAGE', KEYS[1], 'SAMPLES', 0)";
      Long bytes =
          connection
              .scriptingCommands()
              .eval(ask.getBytes(), ReturnType.INTEGER, 1, key.getBytes());
      assertThat(bytes).isNotNull();
      return bytes;
    }
  }

  private static RedisInboxes inboxes() {
    return new RedisInboxes(redis, FeedKeys::inbox, Duration.ofDays(7), FeedKeys.INBOX_MOST);
  }

  private static Inbox.Header header(Random random) {
    return new Inbox.Header(random.nextLong(1L << 53), 3, 4, random.nextLong());
  }

  private static void assertSame(Inboxes inRedis, Inboxes inMemory, long member) {
    var actual = inRedis.peek(member);
    var expected = inMemory.peek(member);
    assertThat(actual.isPresent()).isEqualTo(expected.isPresent());
    expected.ifPresent(inbox -> {
      assertThat(actual.orElseThrow().header()).isEqualTo(inbox.header());
      assertThat(actual.orElseThrow().ids()).isEqualTo(inbox.ids());
      assertThat(actual.orElseThrow().entries()).isEqualTo(inbox.entries());
    });
  }
}
