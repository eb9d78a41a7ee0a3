package io.tulou.common.operation;

import io.tulou.common.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imported by a service that does operations; it needs the table, ids and its works as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationProperties.class)
public class OperationConfiguration {
  @Bean
  OperationTable operationTable(JdbcTemplate jdbc, OperationProperties properties) {
    return new OperationTable(jdbc, properties.lease());
  }

  @Bean
  OperationWorkers operationWorkers(
      OperationTable table, List<Work<?>> works, OperationProperties properties, JsonMapper json) {
    return new OperationWorkers(table, works, properties, json);
  }

  @Bean
  Operations operations(
      OperationTable table,
      OperationWorkers workers,
      List<Work<?>> works,
      IdGenerator ids,
      JsonMapper json) {
    return new Operations(table, workers, works, ids::next, json);
  }

  @Bean
  OperationController operationController(Operations operations, JsonMapper json, Clock clock) {
    return new OperationController(operations, json, clock);
  }
}
