package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.feed.simulation.Mutant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.LongStream;

/** What must hold of feeds, each checked on the schedule of one seed. */
final class FeedChecks {
  private static final int STEPS = 120;

  private final Mutant mutant;

  FeedChecks(Mutant mutant) {
    this.mutant = mutant;
  }

  void all(long seed) {
    everyStep(seed);
    afterOlderProcesses(seed);
    walkWhileOthersPost(seed);
    readWhileAllElseGoesOn(seed);
  }

  /**
   * Whatever waits to be done: the feed is the pulled one, to its end, and so is the news count.
   */
  void everyStep(long seed) {
    var simulation = new Simulation(seed, mutant);
    for (int i = 0; i < STEPS; i++) {
      simulation.calm(false);
      simulation.step();
      simulation.calm(true);
      long member = simulation.anyone();
      check(seed, simulation, member);
      checkNews(seed, simulation, member);
    }
    simulation.world.unmuteAll();
    checkAll(seed, simulation);
  }

  /** Posts whose process did not tell what is pending are there when the log is drained. */
  void afterOlderProcesses(long seed) {
    var simulation = new Simulation(seed, mutant);
    simulation.admitOlderProcesses();
    for (int i = 0; i < STEPS; i++) {
      simulation.step();
    }
    simulation.calm(true);
    simulation.drain();
    checkAll(seed, simulation);
    simulation.buildAll();
    checkAll(seed, simulation);
    simulation.world.unmuteAll();
    checkAll(seed, simulation);
  }

  /** Nothing is repeated, and nothing skipped that existed at the start. */
  void walkWhileOthersPost(long seed) {
    var simulation = new Simulation(seed, mutant);
    for (int i = 0; i < STEPS; i++) {
      simulation.step();
    }
    simulation.calm(true);
    long member = simulation.anyone();
    var atStart = simulation.world.oracle(member);
    var walked =
        new Walk(simulation, mutant)
            .of(
                member,
                () -> simulation.upTo(4),
                () -> {
                  for (int i = 0; i < 4; i++) {
                    simulation.stepOfPosts();
                  }
                });
    assertThat(walked).as("seed %d", seed).doesNotHaveDuplicates().containsAll(atStart);
    assertThat(walked).as("seed %d", seed).isSortedAccordingTo(Collections.reverseOrder());
  }

  /** A page holds what was there before it was asked for and still is when it is answered. */
  void readWhileAllElseGoesOn(long seed) {
    var simulation = new Simulation(seed, mutant);
    for (int i = 0; i < STEPS; i++) {
      simulation.step();
      long member = simulation.anyone();
      var lasting = new ArrayList<>(simulation.world.oracle(member));
      var page = simulation.page(member, Long.MAX_VALUE, 1_000).ids();
      lasting.retainAll(simulation.world.oracle(member));
      assertThat(page).as("seed %d, step %d", seed, i).doesNotHaveDuplicates().containsAll(lasting);
    }
  }

  private void check(long seed, Simulation simulation, long member) {
    var walk = new Walk(simulation, mutant).of(member, () -> simulation.upTo(7), () -> {});
    assertThat(walk)
        .as("seed %d, member %d", seed, member)
        .isEqualTo(simulation.world.oracle(member));
  }

  private void checkAll(long seed, Simulation simulation) {
    LongStream.rangeClosed(1, Simulation.members())
        .forEach(member -> check(seed, simulation, member));
  }

  private static void checkNews(long seed, Simulation simulation, long member) {
    var feed = simulation.world.oracle(member);
    int newer = feed.isEmpty() ? 0 : simulation.upTo(feed.size()) - 1;
    long seen = feed.isEmpty() ? 0 : feed.get(newer);
    assertThat(simulation.countAbove(member, seen, 10))
        .as("seed %d, news of member %d", seed, member)
        .isEqualTo(Math.min(10, newer));
  }
}
