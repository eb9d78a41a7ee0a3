package io.tulou.common.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * How many nodes share the limits: each says every five seconds in Redis that it is there, and is
 * not counted once it has said nothing for twenty. While Redis is away the last count holds.
 */
public final class NodeCensus implements SmartLifecycle, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NodeCensus.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final StringRedisTemplate redis;
  private final String key;
  private final Clock clock;
  private final String name = UUID.randomUUID().toString();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("node-census").factory());
  private @Nullable Future<?> counts;
  private volatile int nodes = 1;

  /**
   * @param key of the sorted set in which nodes say that they are there
   */
  public NodeCensus(StringRedisTemplate redis, String key, Clock clock) {
    this.redis = redis;
    this.key = key;
    this.clock = clock;
  }

  /** At least 1. */
  public int nodes() {
    return nodes;
  }

  void count() {
    try {
      double now = clock.millis();
      var all = redis.opsForZSet();
      all.add(key, name, now);
      all.removeRangeByScore(key, 0, now - SILENCE.toMillis());
      var there = all.size(key);
      redis.expire(key, SILENCE.multipliedBy(3));
      nodes = there == null ? 1 : Math.clamp(there, 1, 10_000);
    } catch (DataAccessException | IllegalStateException away) {
      log.debug("the nodes are not counted now", away);
    }
  }

  @Override
  public synchronized void start() {
    if (counts == null) {
      counts =
          thread.scheduleWithFixedDelay(this::count, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void stop() {
    if (counts != null) {
      counts.cancel(false);
      counts = null;
    }
  }

  /** Not counted any more from now on. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      redis.opsForZSet().remove(key, name);
    } catch (DataAccessException | IllegalStateException away) {
      log.debug("this node is counted a little longer", away);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return counts != null;
  }
}
