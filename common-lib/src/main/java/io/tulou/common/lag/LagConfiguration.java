package io.tulou.common.lag;

import io.tulou.common.log.LogProperties;
import io.tulou.common.log.TopicNames;
import io.tulou.common.log.TopicReaders;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imported by the service that tells how far the groups are. */
@Configuration(proxyBeanMethods = false)
public class LagConfiguration {
  private static final int TIMEOUT_MILLIS = 3_000;

  @Bean(destroyMethod = "close")
  GroupLags groupLags(LogProperties properties, TopicReaders readers, Clock clock) {
    var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                properties.bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS));
    return new GroupLags(admin, readers, new TopicNames(properties.topicPrefix()), clock);
  }

  @Bean
  LagController lagController(GroupLags lags) {
    return new LagController(lags);
  }
}
