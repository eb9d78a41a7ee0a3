package io.tulou.local.importer;

import io.tulou.common.id.IdGenerator;
import io.tulou.common.id.NodeLease;
import io.tulou.local.server.ServerFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Fresh ids under a leased node number, as every process of the platform has one. */
final class ImportIds implements LongSupplier, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final LettuceConnectionFactory redis;
  private final NodeLease node;
  private final IdGenerator ids;

  private ImportIds(LettuceConnectionFactory redis, Clock clock) {
    this.redis = redis;
    this.node = new NodeLease(new StringRedisTemplate(redis), clock);
    this.ids = new IdGenerator(clock, node);
  }

  /**
   * Leases a number.
   *
   * @throws ServerFailure if Redis gives none within half a minute
   */
  static ImportIds lease(String redisUrl, Clock clock) {
    var redis =
        new LettuceConnectionFactory(
            LettuceConnectionFactory.createRedisConfiguration(redisUrl),
            LettuceClientConfiguration.builder().commandTimeout(TIMEOUT).build());
    redis.afterPropertiesSet();
    redis.start();
    var lease = new ImportIds(redis, clock);
    try {
      lease.node.start();
      return lease;
    } catch (IllegalStateException e) {
      redis.destroy();
      throw new ServerFailure("No ids can be made: " + e.getMessage(), e);
    }
  }

  @Override
  public long getAsLong() {
    return ids.next();
  }

  @Override
  public void close() {
    node.close();
    redis.destroy();
  }
}
