package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.feed.RunningFeedService;
import io.tulou.feed.inbox.Inboxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The oracle's schedules over the real Redis, Kafka and MySQL, through the service's own calls. */
class FeedSeedsIT extends RunningFeedService {
  private static final int SEEDS = 8;
  private static final int MEMBERS = 7;
  private static final int STEPS = 100;

  @Autowired private Inboxes inboxes;
  @Autowired private JdbcTemplate jdbc;

  @Autowired
  @Qualifier("packedHeads")
  private Inboxes packedHeads;

  @Autowired private List<ConcurrentMessageListenerContainer<String, byte[]>> workers;

  @AfterEach
  void goOn() {
    workers.forEach(ConcurrentMessageListenerContainer::resume);
  }

  @Test
  void afterEveryStepAndWhenAllIsDoneTheFeedEqualsThePulledOneToItsEnd() {
    var schedules = new ArrayList<Schedule>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      var schedule = new Schedule(seed);
      schedules.add(schedule);
      for (int step = 0; step < STEPS; step++) {
        schedule.step();
      }
    }
    goOn();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> schedules.stream().allMatch(Schedule::isQuiet));
    schedules.forEach(Schedule::checkAll);
  }

  /** What a few members do, and what their feeds must be. */
  private final class Schedule {
    private final long seed;
    private final Random random;
    private final World world = new World();
    private final long[] members = LongStream.range(0, MEMBERS).map(_ -> newMember()).toArray();

    Schedule(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void step() {
      act(anyone(), anyone());
      check(anyone(), 1 + random.nextInt(7));
    }

    void checkAll() {
      LongStream.of(members).forEach(member -> check(member, 5));
    }

    boolean isQuiet() {
      var open = "SELECT post_id FROM fan_out WHERE author_id >= ? AND author_id <= ?";
      return jdbc.queryForList(open, members[0], members[MEMBERS - 1]).isEmpty();
    }

    private long anyone() {
      return members[random.nextInt(MEMBERS)];
    }

    private void check(long member, int limit) {
      assertThat(as(member).feedToItsEnd(limit))
          .as("seed %d, member %d", seed, member)
          .isEqualTo(world.oracle(member));
    }

    private void act(long member, long other) {
      switch (random.nextInt(16)) {
        case 0, 1, 2 -> tie(member, members[0], "follow");
        case 3, 4 -> tie(member, other, "follow");
        case 5 -> tie(member, other, random.nextBoolean() ? "mute" : "block");
        case 6 -> untie(member, other, "follow");
        case 7 -> untie(member, other, random.nextBoolean() ? "mute" : "block");
        case 8 -> delete();
        case 9 -> (random.nextBoolean() ? inboxes : packedHeads).drop(List.of(member));
        case 10 -> workers.get(random.nextInt(workers.size())).pause();
        case 11 -> goOn();
        default -> publish(random.nextBoolean() ? members[0] : member);
      }
    }

    private void publish(long author) {
      world.publish(as(author).publish("a post"), author);
    }

    private void delete() {
      var posts = List.copyOf(world.publishedIds());
      if (!posts.isEmpty()) {
        long post = posts.get(random.nextInt(posts.size()));
        long author = world.everAuthorsOf(List.of(post)).getOrDefault(post, 0L);
        assertThat(as(author).delete("/v1/posts/" + post).status()).isEqualTo(204);
        world.delete(post);
      }
    }

    private void tie(long member, long other, String how) {
      if (member != other) {
        assertThat(as(member).put("/v1/members/" + other + "/" + how).status()).isIn(204, 403);
        switch (how) {
          case "follow" -> world.follow(member, other);
          case "mute" -> world.mute(member, other);
          default -> world.block(member, other);
        }
      }
    }

    private void untie(long member, long other, String how) {
      if (member != other) {
        assertThat(as(member).delete("/v1/members/" + other + "/" + how).status()).isEqualTo(204);
        switch (how) {
          case "follow" -> world.unfollow(member, other);
          case "mute" -> world.unmute(member, other);
          default -> world.unblock(member, other);
        }
      }
    }
  }
}
