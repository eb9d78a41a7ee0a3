package io.tulou.common.idempotency;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Runs a request once for its key and gives its answer to those that repeat it.
 *
 * <p>A value is the request's hash, then {@code p} while it is under way or {@code d} and the
 * answer when it is done. A request that fails is forgotten, so that it can be tried again. The
 * mark of one under way expires soon: its node may have died.
 */
public final class RequestMemory {
  private static final Logger log = LoggerFactory.getLogger(RequestMemory.class);
  private static final Duration UNDER_WAY = Duration.ofSeconds(12);
  private static final Duration DONE = Duration.ofHours(24);
  private static final int HASH = 43;

  private final KeyMemory memory;

  RequestMemory(KeyMemory memory) {
    this.memory = memory;
  }

  /**
   * The answer of the first request under the key, or the result of {@code work}.
   *
   * @param replay makes the result of an answer; empty if it cannot, then the work is done again
   * @param answer what to remember of a result
   * @throws ApiException {@code idempotency-in-progress} or {@code idempotency-key-reused}
   */
  public <T> T once(
      Optional<RequestKey> request,
      Function<String, Optional<T>> replay,
      Supplier<T> work,
      Function<T, String> answer) {
    if (request.isEmpty()) {
      return work.get();
    }
    var key = request.get();
    var known = begin(key).flatMap(value -> answerIn(value, key)).flatMap(replay);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      var result = work.get();
      attempt(
          () -> memory.put(key.redisKey(), key.requestHash() + "d" + answer.apply(result), DONE));
      return result;
    } catch (RuntimeException failure) {
      attempt(() -> memory.remove(key.redisKey()));
      throw failure;
    }
  }

  private Optional<String> begin(RequestKey key) {
    try {
      return memory.putIfAbsent(key.redisKey(), key.requestHash() + "p", UNDER_WAY);
    } catch (DataAccessException away) {
      log.debug("idempotency key not looked up; the database decides", away);
      return Optional.empty();
    }
  }

  private static Optional<String> answerIn(String value, RequestKey key) {
    if (!value.startsWith(key.requestHash())) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED, "The key was used with another request.");
    }
    if (value.charAt(HASH) == 'p') {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_IN_PROGRESS,
          "The same request is still under way.",
          List.of(),
          Duration.ofSeconds(1));
    }
    return Optional.of(value.substring(HASH + 1));
  }

  private static void attempt(Runnable note) {
    try {
      note.run();
    } catch (DataAccessException away) {
      log.debug("idempotency key not noted; the database decides", away);
    }
  }
}
