package io.tulou.common.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget();

  @Test
  void ofManyCallsOneInTenMayBeTriedAgain() {
    takeAll();

    int retries = 0;
    for (int i = 0; i < 1_000; i++) {
      budget.called();
      if (budget.take()) {
        retries++;
      }
    }

    assertThat(retries).isEqualTo(100);
  }

  @Test
  void aFewMayBeTriedAgainWhenLittleIsCalled() {
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void whatIsSavedUpIsBounded() {
    for (int i = 0; i < 100_000; i++) {
      budget.called();
    }

    assertThat(takeAll()).isEqualTo(100);
  }

  private int takeAll() {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }
}
