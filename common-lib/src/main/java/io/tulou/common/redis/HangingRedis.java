package io.tulou.common.redis;

import io.lettuce.core.RedisFuture;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Knows whether Redis hangs: three pings in a row were not answered within {@link #PING_TIME}.
 *
 * <p>A command to a Redis that hangs ends after its time only, and a page makes several one after
 * the other: it would be late although the database could have answered. So nobody else waits; the
 * first ping that is answered ends it. Pings are apart from the commands of requests, which so cost
 * nothing more.
 */
final class HangingRedis {
  /** How often it is looked at. */
  static final Duration PING_EVERY = Duration.ofMillis(100);

  /** Far more than a ping takes, and far less than the commands of requests may. */
  static final Duration PING_TIME = Duration.ofMillis(150);

  private static final Logger log = LoggerFactory.getLogger(HangingRedis.class);
  private static final int PATIENCE = 3;

  private final AtomicBoolean hangs = new AtomicBoolean();
  private int unanswered;

  /**
   * Does nothing unless it hangs.
   *
   * @throws RedisConnectionFailureException while it hangs
   */
  void check() {
    if (hangs.get()) {
      throw new RedisConnectionFailureException("Redis does not answer pings");
    }
  }

  /** One look, by one thread at a time, within {@link #PING_TIME} once there is a connection. */
  void look(LettuceConnectionFactory redis) throws InterruptedException {
    var failure = ping(redis);
    if (failure == null) {
      unanswered = 0;
      if (hangs.compareAndSet(true, false)) {
        log.info("Redis answers again");
      }
      return;
    }
    unanswered++;
    if (unanswered >= PATIENCE && hangs.compareAndSet(false, true)) {
      log.warn("Redis hangs, it is done without: {}", failure.toString());
    }
  }

  /** Why there was no answer. */
  private static @Nullable Exception ping(LettuceConnectionFactory redis)
      throws InterruptedException {
    try (var connection = (LettuceConnection) redis.getConnection()) {
      return answer(connection.getNativeConnection().ping());
    } catch (DataAccessException failure) {
      return failure;
    }
  }

  private static @Nullable Exception answer(RedisFuture<String> pong) throws InterruptedException {
    try {
      pong.get(PING_TIME.toMillis(), TimeUnit.MILLISECONDS);
      return null;
    } catch (ExecutionException | CancellationException failure) {
      return failure;
    } catch (TimeoutException late) {
      // What waits to be sent to a Redis that hangs must not gather.
      pong.cancel(false);
      return late;
    }
  }
}
