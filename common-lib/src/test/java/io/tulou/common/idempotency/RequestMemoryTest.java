package io.tulou.common.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.RedisConnectionFailureException;

class RequestMemoryTest {
  private final Map<String, String> remembered = new HashMap<>();
  private final AtomicInteger runs = new AtomicInteger();
  private boolean isAway;
  private final RequestMemory requests = new RequestMemory(new Memory());

  @Test
  void aRepeatedRequestGetsTheFirstAnswerAndRunsOnce() {
    assertThat(ask("k", "body")).isEqualTo("answer 1");
    assertThat(ask("k", "body")).isEqualTo("answer 1");

    assertThat(runs).hasValue(1);
  }

  @Test
  void withoutAKeyEachRequestIsItsOwn() {
    run(Optional.empty(), this::work);
    run(Optional.empty(), this::work);

    assertThat(runs).hasValue(2);
  }

  @Test
  void anotherBodyUnderTheKeyIsRefused() {
    ask("k", "body");

    assertRefused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> ask("k", "other body"));
    assertThat(ask("k", "body")).isEqualTo("answer 1");
  }

  @Test
  void partsAreTakenOneByOneAndNotAsTheirSum() {
    ask("k", "ab", "c");

    assertRefused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> ask("k", "a", "bc"));
    assertRefused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> ask("k", "abc", null));
  }

  @Test
  void theSameRequestStillUnderWayIsRefusedAndNotForgotten() {
    var key = RequestKey.of(1, "k", "body");
    var inner = new AtomicInteger();

    var answer =
        run(
            key,
            () -> {
              assertRefused(ErrorCode.IDEMPOTENCY_IN_PROGRESS, () -> run(key, () -> "second"));
              assertRefused(ErrorCode.IDEMPOTENCY_IN_PROGRESS, () -> run(key, () -> "third"));
              inner.incrementAndGet();
              return "first";
            });

    assertThat(answer).isEqualTo("first");
    assertThat(inner).hasValue(1);
  }

  @Test
  void aRequestThatFailedMayBeTriedAgain() {
    var key = RequestKey.of(1, "k", "body");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            run(
                key,
                () -> {
                  throw new IllegalStateException("log away");
                }));

    assertThat(run(key, this::work)).isEqualTo("answer 1");
  }

  @Test
  void keysOfTwoMembersAreTwoKeys() {
    run(RequestKey.of(1, "k", "body"), this::work);

    assertThat(run(RequestKey.of(2, "k", "other"), this::work)).isEqualTo("answer 2");
  }

  @Test
  void withoutRedisTheRequestGoesOnAndTheDatabaseDecides() {
    isAway = true;

    assertThat(ask("k", "body")).isEqualTo("answer 1");
    assertThat(ask("k", "body")).isEqualTo("answer 2");
  }

  @Test
  void anAnswerThatCannotBeReplayedIsMadeAgain() {
    ask("k", "body");

    var answer =
        requests.once(
            RequestKey.of(1, "k", "body"),
            known -> Optional.<String>empty(),
            this::work,
            result -> result);

    assertThat(answer).isEqualTo("answer 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "k\u007f", "ключ", "\n"})
  void aMalformedKeyIsRefused(String key) {
    assertRefused(ErrorCode.INVALID_REQUEST, () -> RequestKey.of(1, key, "body"));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> RequestKey.of(1, "k".repeat(65), "body"));
  }

  @Test
  void theHashFitsTheColumnItIsKeptIn() {
    assertThat(RequestKey.of(1, "k".repeat(64), "a", null).orElseThrow().requestHash())
        .matches("[A-Za-z0-9_-]{43}");
  }

  private String ask(String key, String... body) {
    return run(RequestKey.of(1, key, body), this::work);
  }

  private String work() {
    return "answer " + runs.incrementAndGet();
  }

  private String run(Optional<RequestKey> key, Supplier<String> work) {
    return requests.once(key, Optional::of, work, result -> result);
  }

  private static void assertRefused(ErrorCode code, Runnable call) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(call::run)
        .extracting(ApiException::code)
        .isEqualTo(code);
  }

  private final class Memory implements KeyMemory {
    @Override
    public Optional<String> putIfAbsent(String key, String value, Duration age) {
      answer();
      return Optional.ofNullable(remembered.putIfAbsent(key, value));
    }

    @Override
    public void put(String key, String value, Duration age) {
      answer();
      remembered.put(key, value);
    }

    @Override
    public void remove(String key) {
      answer();
      remembered.remove(key);
    }

    private void answer() {
      if (isAway) {
        throw new RedisConnectionFailureException("away");
      }
    }
  }
}
