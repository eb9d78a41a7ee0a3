package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineSimulationTest {
  private static final int SEEDS = 3_000;
  private static final int STEPS = 120;

  @Test
  void atEveryQuietMomentTheFeedEqualsThePulledOne() {
    long withBigAccount = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var simulation = new Simulation(seed);
      for (int i = 0; i < STEPS; i++) {
        simulation.step();
      }
      simulation.calm();
      simulation.drain();
      checkAll(seed, simulation);
      simulation.buildAll();
      checkAll(seed, simulation);
      simulation.world.unmuteAll();
      checkAll(seed, simulation);
      withBigAccount += simulation.hasEverBeenPulled() ? 1 : 0;
    }
    assertThat(withBigAccount).isBetween(SEEDS / 4L, SEEDS * 99L / 100);
  }

  @Test
  void nothingUnfollowedHiddenOrDeletedIsShownWhileFanOutIsUnderWay() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var simulation = new Simulation(seed);
      simulation.calm();
      for (int i = 0; i < STEPS; i++) {
        simulation.step();
        long member = simulation.anyone();
        var shown = simulation.page(member, Long.MAX_VALUE, 5).ids();
        assertThat(simulation.world.oracle(member)).as("seed %d", seed).containsAll(shown);
        assertThat(shown).as("seed %d", seed).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void onesOwnPostsAndThoseOfNewlyFollowedAreInTheNextRead() {
    for (long seed = 0; seed < SEEDS / 10; seed++) {
      var simulation = new Simulation(seed);
      simulation.calm();
      for (int i = 0; i < STEPS; i++) {
        simulation.step();
      }
      long member = simulation.anyone();
      long author = simulation.anyone();
      simulation.publish(1_000_000, member);
      simulation.world.follow(member, author);
      assertThat(simulation.walk(member, 3))
          .as("seed %d", seed)
          .isEqualTo(simulation.world.oracle(member));
    }
  }

  @Test
  void aWalkRepeatsNothingAndSkipsNothingThatExistedAtItsStart() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var simulation = new Simulation(seed);
      simulation.calm();
      for (int i = 0; i < STEPS; i++) {
        simulation.step();
      }
      if (seed % 2 == 0) {
        simulation.buildAll();
      }
      long member = simulation.anyone();
      var atStart = simulation.world.oracle(member);
      var walked = new ArrayList<Long>();
      long below = Long.MAX_VALUE;
      Slice slice;
      do {
        slice = simulation.page(member, below, simulation.upTo(4));
        walked.addAll(slice.ids());
        below = slice.position();
        for (int i = 0; i < 4; i++) {
          simulation.stepOfPosts();
        }
      } while (!slice.isEnd());
      assertThat(walked).as("seed %d", seed).doesNotHaveDuplicates().containsAll(atStart);
      assertThat(walked).as("seed %d", seed).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }
  }

  @Test
  void newsAreCountedAsTheFeedShowsThem() {
    for (long seed = 0; seed < SEEDS / 10; seed++) {
      var simulation = new Simulation(seed);
      simulation.calm();
      for (int i = 0; i < STEPS; i++) {
        simulation.step();
      }
      long member = simulation.anyone();
      var feed = simulation.world.oracle(member);
      int seen = feed.isEmpty() ? 0 : simulation.upTo(feed.size()) - 1;
      long id = feed.isEmpty() ? 0 : feed.get(seen);
      assertThat(simulation.countAbove(member, id, 10))
          .as("seed %d", seed)
          .isEqualTo(Math.min(10, seen));
    }
  }

  private static void checkAll(long seed, Simulation simulation) {
    LongStream.rangeClosed(1, Simulation.members())
        .forEach(member ->
            assertThat(simulation.walk(member, simulation.upTo(7)))
                .as("seed %d, member %d", seed, member)
                .isEqualTo(simulation.world.oracle(member)));
  }
}
