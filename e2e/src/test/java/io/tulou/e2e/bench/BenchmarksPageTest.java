package io.tulou.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarksPageTest {
  @Test
  void aSectionTakesThePlaceOfTheOneBeforeAndLeavesTheOthers() {
    var page = BenchmarksPage.with("# Benchmarks\nBy hand.\n", "drain", "## Drain\nold\n");
    page = BenchmarksPage.with(page, "publish", "## Publish\n");

    var again = BenchmarksPage.with(page, "drain", "## Drain\nnew\n");

    assertThat(again)
        .isEqualTo(
            """
            # Benchmarks
            By hand.

            <!-- bench drain -->
            ## Drain
            new
            <!-- end drain -->

            <!-- bench publish -->
            ## Publish
            <!-- end publish -->
            """);
  }
}
