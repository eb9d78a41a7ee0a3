package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.testing.CommandTap;
import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ColdReadIT extends ReadingTest {
  @Autowired private ThreadReader threads;
  @Autowired private CommentLocator locator;
  @Autowired private MeterRegistry meters;

  @BeforeEach
  void forgetStatements() {
    statements.reset();
  }

  @Test
  void aThousandConcurrentMissesAreOneQueryOfEachKind() {
    var subject = rows.subject(0, 20, 20);
    roots(subject, 20);
    var request = new PageRequest(20, null);
    var query = statements.hold("IndexMapper.newest");
    double before = databasePages();

    var pages =
        together(
            1_000,
            () -> threads.listRoots(subject.ref(), "newest", request, Caller.NOBODY).items().size(),
            callers ->
                await()
                    .until(() ->
                        statements.of("IndexMapper.newest") > 0
                            && databasePages() - before == 1_000
                            && callers.stream().allMatch(ColdReadIT::isWaiting)));
    query.countDown();

    assertThat(pages.get()).hasSize(1_000).containsOnly(20);
    assertThat(statements.of("IndexMapper.newest")).isEqualTo(1);
    assertThat(statements.of("SubjectMapper.load")).isEqualTo(1);
    assertThat(statements.of("CommentMapper.load")).isEqualTo(1);
  }

  @Test
  void randomIdsCostOneQueryEachAtMostOnceASecond() {
    var caller = Caller.NOBODY;
    for (int i = 0; i < 20; i++) {
      assertNotFound(() -> api(caller).getComment(8_765_432_109L));
    }

    assertThat(statements.of("CommentMapper.locate")).isBetween(1L, 3L);
  }

  @Test
  void ofIdsMadeUpAtRandomFewReachTheDatabase() {
    var random = new Random(7);
    int asked = 20_000;

    for (int i = 0; i < asked; i++) {
      assertThat(locator.find(random.nextLong(1L << 53))).isEmpty();
    }

    // The share of the 87 years an id can tell of that has passed.
    assertThat(statements.of("CommentMapper.locate")).isLessThan(asked * 3 / 100);
  }

  @Test
  void aMissingIndexIsAskedForOnce() {
    var subject = rows.subject(0, 3, 3);
    roots(subject, 3);
    try (var tap = new CommandTap(command -> {})) {
      var pages =
          together(
              50, () -> list(Caller.NOBODY, subject, "hot", 3, null).items().size(), callers -> {});
      assertThat(pages.get()).containsOnly(3);

      await().until(() -> !rebuilds(tap, subject).isEmpty());
      assertThat(rebuilds(tap, subject))
          .singleElement()
          .satisfies(command -> assertThat(command.rootId()).isZero());
    }
  }

  private static List<RebuildIndex> rebuilds(CommandTap tap, SubjectRow subject) {
    return tap.heard().stream()
        .filter(command -> command.subject().equals(subject.ref()))
        .filter(RebuildIndex.class::isInstance)
        .map(RebuildIndex.class::cast)
        .toList();
  }

  /** Starts all callers, waits for what must be so while they are at it, and then for them. */
  private static Supplier<List<Integer>> together(
      int count, Callable<Integer> call, Consumer<List<Thread>> meanwhile) {
    var answers = new ConcurrentLinkedQueue<Integer>();
    var callers = new ArrayList<Thread>();
    for (int i = 0; i < count; i++) {
      callers.add(
          Thread.startVirtualThread(() -> {
            try {
              answers.add(call.call());
            } catch (Exception failure) {
              answers.add(-1);
            }
          }));
    }
    meanwhile.accept(callers);
    return () -> {
      await().until(() -> answers.size() == count);
      return List.copyOf(answers);
    };
  }

  private static boolean isWaiting(Thread caller) {
    return caller.getState() == Thread.State.TIMED_WAITING
        || caller.getState() == Thread.State.WAITING;
  }

  /** Reads that found no index in Redis and have turned to the database. */
  private double databasePages() {
    return meters.counter("tulou.comment.index.pages", "source", "database").count();
  }
}
