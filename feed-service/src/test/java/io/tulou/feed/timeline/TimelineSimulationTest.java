package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.feed.simulation.Mutant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Feeds against the pull-only oracle; and the tests against bugs that feeds could have. */
class TimelineSimulationTest {
  private static final int SEEDS = 300;
  private static final int SEEDS_FOR_A_MUTANT = 300;

  private final FeedChecks checks = new FeedChecks(Mutant.NONE);

  @Test
  void afterEveryStepTheFeedEqualsThePulledOneToItsEnd() {
    for (long seed = 0; seed < SEEDS; seed++) {
      checks.everyStep(seed);
    }
  }

  @Test
  void postsThatNobodyKnewToBePendingAreThereWhenTheLogIsDrained() {
    for (long seed = 0; seed < SEEDS; seed++) {
      checks.afterOlderProcesses(seed);
    }
  }

  @Test
  void aWalkRepeatsNothingAndSkipsNothingThatExistedAtItsStart() {
    for (long seed = 0; seed < SEEDS; seed++) {
      checks.walkWhileOthersPost(seed);
    }
  }

  @Test
  void aPageHoldsWhatWasThereBeforeAndAfterIt() {
    for (long seed = 0; seed < SEEDS; seed++) {
      checks.readWhileAllElseGoesOn(seed);
    }
  }

  @Test
  void schedulesCrossTheThresholdAndSomeDoNot() {
    int crossed = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var simulation = new Simulation(seed, Mutant.NONE);
      for (int i = 0; i < 120; i++) {
        simulation.step();
      }
      crossed += simulation.hasEverBeenPulled() ? 1 : 0;
    }
    assertThat(crossed).isBetween(SEEDS / 4, SEEDS - 1);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void everyMutantIsCaught(Mutant mutant) {
    assertThat(isCaught(mutant)).as(mutant.toString()).isTrue();
  }

  private static boolean isCaught(Mutant mutant) {
    var checks = new FeedChecks(mutant);
    for (long seed = 0; seed < SEEDS_FOR_A_MUTANT; seed++) {
      try {
        checks.all(seed);
      } catch (AssertionError caught) {
        return true;
      }
    }
    return false;
  }
}
