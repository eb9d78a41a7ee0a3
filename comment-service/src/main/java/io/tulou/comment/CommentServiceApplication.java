package io.tulou.comment;

import io.tulou.common.idempotency.IdempotencyConfiguration;
import io.tulou.common.identity.InternalService;
import io.tulou.common.log.LogConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The comment service as a process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({InternalService.class, LogConfiguration.class, IdempotencyConfiguration.class})
public class CommentServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(CommentServiceApplication.class, args);
  }
}
