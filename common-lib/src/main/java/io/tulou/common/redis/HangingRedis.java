package io.tulou.common.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Knows whether Redis hangs: two pings in a row were not answered within the command's time.
 *
 * <p>A command to a Redis that hangs ends after its time only, and a page makes several one after
 * the other: it would be late although the database could have answered. So nobody else waits; the
 * first ping that is answered ends it. Pings are apart from the commands of requests, which so cost
 * nothing more.
 */
final class HangingRedis {
  /** How often it is looked at. */
  static final Duration PING_EVERY = Duration.ofMillis(250);

  private static final Logger log = LoggerFactory.getLogger(HangingRedis.class);
  private static final int PATIENCE = 2;

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

  /** One look, by one thread at a time; bounded by the command's time. */
  void look(RedisConnectionFactory redis) {
    try (var connection = redis.getConnection()) {
      connection.ping();
      unanswered = 0;
      if (hangs.compareAndSet(true, false)) {
        log.info("Redis answers again");
      }
    } catch (DataAccessException failure) {
      unanswered++;
      if (unanswered >= PATIENCE && hangs.compareAndSet(false, true)) {
        log.warn("Redis hangs, it is done without: {}", failure.toString());
      }
    }
  }
}
