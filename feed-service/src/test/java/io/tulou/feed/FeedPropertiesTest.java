package io.tulou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class FeedPropertiesTest {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({FeedProperties.class, RoleProperties.class})
  static class Settings {}

  @Test
  void defaultsAreThoseOfTheDesign() {
    context.run(started -> {
      var properties = started.getBean(FeedProperties.class);
      assertThat(properties.inboxKept()).isEqualTo(Duration.ofDays(7));
      assertThat(properties.pullFrom()).isEqualTo(10_000);
      assertThat(properties.pushBelow()).isEqualTo(8_000);
      assertThat(properties.rangeSize()).isEqualTo(1_000);
      assertThat(properties.longestSchedule()).isEqualTo(Duration.ofDays(30));
      assertThat(started.getBean(RoleProperties.class).role()).isEqualTo(Role.ALL);
    });
  }

  @Test
  void thresholdsInTheWrongOrderAndUnknownRolesAreRefusedAtTheStart() {
    context
        .withPropertyValues("tulou.feed.push-below=20000")
        .run(started -> assertThat(started).hasFailed());
    context.withPropertyValues("tulou.role=wroker").run(started -> assertThat(started).hasFailed());
  }
}
