package io.tulou.commentjob.erase;

import io.tulou.commentjob.neighbour.Neighbours;
import io.tulou.common.operation.OperationFailed;
import io.tulou.common.operation.Run;
import io.tulou.contract.http.ErasureApi;
import io.tulou.contract.http.ErasureApi.Member;
import java.time.Duration;

/** Has the other services erase what they keep of a member, until they say that nothing is left. */
final class ErasedElsewhere {
  private static final Duration LOOK = Duration.ofMillis(500);

  /** What goes through the log of histories waits for the workers' window. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Neighbours neighbours;
  private final ErasureApi feed;
  private final ErasureApi history;

  ErasedElsewhere(Neighbours neighbours, ErasureApi feed, ErasureApi history) {
    this.neighbours = neighbours;
    this.feed = feed;
    this.history = history;
  }

  /**
   * Returns when both have nothing left.
   *
   * @throws OperationFailed if something is left after ten minutes
   */
  void erase(long member, Run run) throws InterruptedException {
    erase("profile and posts", feed, member, run);
    erase("history and notifications", history, member, run);
  }

  private void erase(String what, ErasureApi service, long member, Run run)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var told = neighbours.inTime(() -> service.erase(new Member(member, true)));
    long erased = told.erased();
    while (told.left() > 0) {
      if (System.nanoTime() > end) {
        throw new OperationFailed(
            "of %s %d are left; ask for the same again".formatted(what, told.left()));
      }
      if (told.erased() == 0) {
        Thread.sleep(LOOK);
      }
      run.alive();
      told = neighbours.inTime(() -> service.erase(new Member(member, false)));
      erased += told.erased();
    }
    run.note("%s: %d erased, left %d".formatted(what, erased, told.left()));
  }
}
