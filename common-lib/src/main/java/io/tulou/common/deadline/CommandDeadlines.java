package io.tulou.common.deadline;

import io.lettuce.core.TimeoutOptions.TimeoutSource;
import io.lettuce.core.protocol.RedisCommand;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a Redis command take what the current deadline leaves, and never longer than a bound. It is
 * asked on the thread that sends the command.
 */
final class CommandDeadlines extends TimeoutSource {
  private final Duration longest;

  CommandDeadlines(Duration longest) {
    this.longest = longest;
  }

  /** At least 1: nothing and less mean "for ever" to the client. */
  @Override
  public long getTimeout(RedisCommand<?, ?, ?> command) {
    return Math.max(1, Deadline.leftOr(longest).toMillis());
  }

  @Override
  public TimeUnit getTimeUnit() {
    return TimeUnit.MILLISECONDS;
  }
}
