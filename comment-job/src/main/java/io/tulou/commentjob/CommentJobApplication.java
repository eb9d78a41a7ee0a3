package io.tulou.commentjob;

import io.tulou.common.identity.InternalService;
import io.tulou.common.lag.LagConfiguration;
import io.tulou.common.letter.LetterConfiguration;
import io.tulou.common.log.LogConfiguration;
import io.tulou.common.operation.OperationConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The comment workers; over HTTP they answer about their health, and do what operators ask. */
@SpringBootApplication
@Import({
  InternalService.class,
  LogConfiguration.class,
  OperationConfiguration.class,
  LetterConfiguration.class,
  LagConfiguration.class
})
@EnableConfigurationProperties(WorkerGroups.class)
public class CommentJobApplication {
  public static void main(String[] args) {
    SpringApplication.run(CommentJobApplication.class, args);
  }
}
