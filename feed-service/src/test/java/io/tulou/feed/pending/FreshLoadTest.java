package io.tulou.feed.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreshLoadTest {
  @Test
  void noAnswerIsOlderThanItsQuestion() throws Exception {
    var truth = new AtomicLong();
    var load = new FreshLoad<>(truth::get);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<Future<Boolean>>();
      for (int reader = 0; reader < 16; reader++) {
        readers.add(
            threads.submit(() -> {
              for (int i = 0; i < 2_000; i++) {
                long asked = truth.incrementAndGet();
                if (load.get() < asked) {
                  return false;
                }
              }
              return true;
            }));
      }
      for (var reader : readers) {
        assertThat(reader.get()).isTrue();
      }
    }
  }

  @Test
  void whoeverAsksDuringALoadSharesTheNext() throws Exception {
    var loads = new AtomicInteger();
    var isOpen = new CountDownLatch(1);
    var load =
        new FreshLoad<>(() -> {
          int number = loads.incrementAndGet();
          await().until(() -> isOpen.getCount() == 0);
          return number;
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(load::get);
      await().until(() -> loads.get() == 1);
      var others = new ArrayList<Future<Integer>>();
      var asking = new CountDownLatch(20);
      for (int i = 0; i < 20; i++) {
        others.add(
            threads.submit(() -> {
              asking.countDown();
              return load.get();
            }));
      }
      asking.await();
      isOpen.countDown();
      assertThat(first.get()).isEqualTo(1);
      for (var other : others) {
        assertThat(other.get()).isGreaterThan(1);
      }
    }
    assertThat(loads.get()).isLessThan(21);
  }

  @Test
  void aFailureIsToldToThoseWhoSharedItAndToNobodyElse() {
    var loads = new AtomicInteger();
    var load =
        new FreshLoad<>(() -> {
          if (loads.incrementAndGet() == 1) {
            throw new IllegalStateException("away");
          }
          return loads.get();
        });
    assertThatThrownBy(load::get).hasMessage("away");
    assertThat(load.get()).isEqualTo(2);
  }
}
