package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.testing.CommandTap;
import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import java.time.Clock;
import java.time.Duration;
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
  @Autowired private CommentProperties properties;
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
    // Two callers may divide the twenty between them; none is read twice.
    assertThat(statements.rowsOf("CommentMapper.load")).isEqualTo(20);
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
  void aHundredThousandIdsMadeUpAtRandomCostTheDatabaseAHundredthOfThatAtMost() {
    lookForInVain(100_000, 1L << 53);

    assertThat(statements.of("CommentMapper.locate")).isBetween(1L, 1_000L);
  }

  @Test
  void idsMadeUpOfTimesThatWereCostNoMore() {
    var age = Duration.between(IdGenerator.instantOf(0), Clock.systemUTC().instant());
    long now = age.toMillis() / 10 << 15;
    lookForInVain(20_000, now);

    assertThat(statements.of("CommentMapper.locate")).isBetween(1L, 200L);
  }

  /** By as many at once as a flood of requests would have. */
  private void lookForInVain(int asked, long below) {
    int callers = 200;
    var random = new Random(below);
    var answers =
        together(
            callers,
            () -> {
              int found = 0;
              for (int i = 0; i < asked / callers; i++) {
                found += locator.find(random.nextLong(below)).isPresent() ? 1 : 0;
              }
              return found;
            },
            threads -> {});
    assertThat(answers.get()).hasSize(callers).containsOnly(0);
  }

  @Test
  void aMissingIndexIsAskedForOnceInAWhileHoweverManyMissIt() {
    var subject = rows.subject(0, 3, 3);
    roots(subject, 3);
    try (var tap = new CommandTap(command -> {})) {
      long begun = System.nanoTime();
      var pages =
          together(
              50, () -> list(Caller.NOBODY, subject, "hot", 3, null).items().size(), callers -> {});
      assertThat(pages.get()).containsOnly(3);
      long most = 1 + (System.nanoTime() - begun) / properties.rebuildEvery().toNanos();

      await().until(() -> !rebuilds(tap, subject).isEmpty());
      assertThat(rebuilds(tap, subject))
          .hasSizeBetween(1, (int) most)
          .allSatisfy(command -> assertThat(command.rootId()).isZero());
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
