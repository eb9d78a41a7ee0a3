package io.tulou.history;

import io.tulou.common.idempotency.IdempotencyConfiguration;
import io.tulou.common.identity.InternalService;
import io.tulou.common.log.LogConfiguration;
import io.tulou.common.redis.HangingRedisGuard;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The history service as a process: the door, the workers or both, by {@code tulou.role}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({
  InternalService.class,
  LogConfiguration.class,
  IdempotencyConfiguration.class,
  HangingRedisGuard.class
})
public class HistoryServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(HistoryServiceApplication.class, args);
  }
}
