package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.local.server.ServerFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TogetherTest {
  @Test
  void stepsRunSideBySide() throws Exception {
    var both = new CountDownLatch(2);
    Together.Step step =
        () -> {
          both.countDown();
          assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
        };

    Together.run(List.of(step, step));

    assertThat(both.getCount()).isZero();
  }

  @Test
  void firstFailureEndsTheOthers() throws Exception {
    var interrupted = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    Together.Step waiting =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        };
    Together.Step failing =
        () -> {
          throw new ServerFailure("no disk");
        };

    assertThatThrownBy(() -> Together.run(List.of(waiting, failing))).hasMessage("no disk");

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
