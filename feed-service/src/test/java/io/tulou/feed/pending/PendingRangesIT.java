package io.tulou.feed.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.feed.RunningFeedService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the simulation takes for the table does what MySQL does. */
class PendingRangesIT extends RunningFeedService {
  private static final long FIRST = 8_000_000_000_000L;
  private static final int STEPS = 1_500;

  @Autowired private PendingRanges inMySql;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void memoryAndTheTableAgreeOnEveryStep() {
    var random = new Random(3);
    var inMemory = new MemoryPendingRanges();
    for (int i = 0; i < STEPS; i++) {
      long post = FIRST + random.nextInt(4);
      long author = post % 2;
      switch (random.nextInt(7)) {
        case 0, 1 -> {
          if (inMemory.of(List.of(post)).isEmpty()) {
            inMemory.open(post, author);
            inMySql.open(post, author);
          }
        }
        case 2 -> {
          var ranges = ranges(random, post, author);
          assertThat(inMySql.split(post, ranges)).isEqualTo(inMemory.split(post, ranges));
        }
        case 3 -> {
          inMemory.leaveToReaders(post);
          inMySql.leaveToReaders(post);
        }
        case 4 -> {
          var some = List.of(PendingRange.whole(post, author), ranges(random, post, author).get(0));
          assertThat(inMySql.stillOpen(some)).isEqualTo(inMemory.stillOpen(some));
        }
        case 5 -> {
          var some = ranges(random, post, author);
          inMemory.close(some);
          inMySql.close(some);
        }
        default -> {
          inMemory.closeAll(post);
          inMySql.closeAll(post);
        }
      }
      assertThat(inMySql.of(List.of(post))).isEqualTo(inMemory.of(List.of(post)));
    }
    for (int i = 0; i < 4; i++) {
      inMySql.closeAll(FIRST + i);
    }
  }

  @Test
  void whatIsDueIsTakenByOneWorkerAtATime() throws Exception {
    var posts = new ArrayList<Long>();
    for (long post = FIRST + 100; post < FIRST + 400; post++) {
      inMySql.open(post, 5);
      posts.add(post);
    }
    jdbc.update(
        "UPDATE fan_out SET due_at = '2026-01-01' WHERE post_id >= ? AND post_id < ?",
        FIRST + 100,
        FIRST + 400);
    Callable<List<Long>> worker =
        () -> {
          var taken = new ArrayList<Long>();
          List<PendingRange> some;
          do {
            some = inMySql.claimDue(7, Duration.ofMinutes(1));
            some.forEach(range -> taken.add(range.postId()));
          } while (!some.isEmpty());
          return taken;
        };
    var taken = new ArrayList<Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(List.of(worker, worker, worker))) {
        taken.addAll(done.get());
      }
    }
    taken.removeIf(post -> post < FIRST + 100);
    posts.forEach(inMySql::closeAll);
    assertThat(taken).doesNotHaveDuplicates();
    assertThat(posts).containsAll(new HashSet<>(taken));
  }

  private static List<PendingRange> ranges(Random random, long post, long author) {
    long middle = 1 + random.nextInt(3);
    return List.of(
        new PendingRange(post, author, 0, middle), new PendingRange(post, author, middle, 9));
  }
}
