package io.tulou.common.deadline;

import io.lettuce.core.TimeoutOptions;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the deadline of a request down to the stores: each statement and each Redis command. */
@Configuration(proxyBeanMethods = false)
public class StoreDeadlines {
  private static final Duration LONGEST_COMMAND = Duration.ofSeconds(1);

  @Bean
  StatementDeadlines statementDeadlines() {
    return new StatementDeadlines();
  }

  @Bean
  LettuceClientOptionsBuilderCustomizer commandDeadlines(DataRedisProperties redis) {
    var longest = Objects.requireNonNullElse(redis.getTimeout(), LONGEST_COMMAND);
    return options ->
        options.timeoutOptions(
            TimeoutOptions.builder()
                .timeoutCommands()
                .timeoutSource(new CommandDeadlines(longest))
                .build());
  }
}
