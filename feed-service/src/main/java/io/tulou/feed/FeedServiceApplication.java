package io.tulou.feed;

import io.tulou.common.identity.InternalService;
import io.tulou.common.log.LogConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The feed service as a process; see {@link Role} for its two deployments. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({InternalService.class, LogConfiguration.class})
public class FeedServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(FeedServiceApplication.class, args);
  }
}
