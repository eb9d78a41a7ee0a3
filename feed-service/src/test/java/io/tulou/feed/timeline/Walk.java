package io.tulou.feed.timeline;

import io.tulou.feed.simulation.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** A client that scrolls to the end. */
final class Walk {
  private static final int MOST_PAGES = 2_000;
  private static final long TICK = 8;

  private final Simulation simulation;
  private final Mutant mutant;

  Walk(Simulation simulation, Mutant mutant) {
    this.simulation = simulation;
    this.mutant = mutant;
  }

  /**
   * All that is shown, as it comes.
   *
   * @param limits of each page
   * @param between happens after each page
   */
  List<Long> of(long member, IntSupplier limits, Runnable between) {
    var seen = new ArrayList<Long>();
    long below = Long.MAX_VALUE;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      int limit = limits.getAsInt();
      var slice = simulation.page(member, below, limit);
      seen.addAll(slice.ids());
      between.run();
      if (isEnd(slice, limit)) {
        return seen;
      }
      below = next(slice);
    }
    throw new AssertionError("the walk of member " + member + " does not end");
  }

  private boolean isEnd(Slice slice, int limit) {
    return slice.isEnd() || (mutant == Mutant.SHORT_PAGE_IS_END && slice.ids().size() < limit);
  }

  private long next(Slice slice) {
    return mutant == Mutant.COARSE_CURSOR ? slice.position() / TICK * TICK : slice.position();
  }
}
