package io.tulou.commentjob;

import io.tulou.common.log.LogConfiguration;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The comment workers; over HTTP they answer only about their health. */
@SpringBootApplication
@Import(LogConfiguration.class)
@EnableConfigurationProperties(WorkerGroups.class)
public class CommentJobApplication {
  public static void main(String[] args) {
    SpringApplication.run(CommentJobApplication.class, args);
  }

  /** Milliseconds are what the databases keep. */
  @Bean
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }
}
