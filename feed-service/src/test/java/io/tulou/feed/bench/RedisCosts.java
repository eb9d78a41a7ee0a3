package io.tulou.feed.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Properties;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** What Redis says it has used. */
public final class RedisCosts {
  private final RedisConnectionFactory redis;

  public RedisCosts(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  /** Seconds of processor time. */
  public double cpuSeconds() {
    var cpu = info("cpu");
    return Double.parseDouble(cpu.getProperty("used_cpu_user"))
        + Double.parseDouble(cpu.getProperty("used_cpu_sys"));
  }

  /** Seconds of processor time that it takes in a second without commands. */
  public double idleRate() {
    double before = cpuSeconds();
    long start = System.nanoTime();
    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    return (cpuSeconds() - before) * 1e9 / (System.nanoTime() - start);
  }

  public long usedBytes() {
    return Long.parseLong(info("memory").getProperty("used_memory"));
  }

  /** How often a command was called. */
  public long calls(String command) {
    var stat = info("commandstats").getProperty("cmdstat_" + command, "calls=0,");
    return Long.parseLong(stat.substring("calls=".length(), stat.indexOf(',')));
  }

  private Properties info(String section) {
    try (var connection = redis.getConnection()) {
      var info = connection.serverCommands().info(section);
      return info == null ? new Properties() : info;
    }
  }
}
