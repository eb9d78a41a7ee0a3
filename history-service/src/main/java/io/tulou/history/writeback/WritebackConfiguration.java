package io.tulou.history.writeback;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.AppliedPosition;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogProperties;
import io.tulou.common.log.LogWorker;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnWorker;
import io.tulou.history.entry.MemberChange;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.store.HistoryTables;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the workers that write histories. */
@Configuration(proxyBeanMethods = false)
@OnWorker
class WritebackConfiguration {
  @Bean
  AppliedPosition appliedPosition(JdbcTemplate jdbc) {
    return new AppliedPosition(jdbc);
  }

  @Bean
  HistoryApplier historyApplier(HistoryTables tables, HotHistory hot, MeterRegistry meters) {
    return new HistoryApplier(tables, hot, meters);
  }

  @Bean
  LogWorker<HistoryEntries, Map<Long, MemberChange>> historyWorker(
      HistoryApplier applier,
      AppliedPosition positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      LogProperties log,
      MeterRegistry meters) {
    return new LogWorker<>(
        Topic.HISTORY_ENTRIES,
        new MessageCodec<>(HistoryEntries.class),
        applier,
        positions,
        transaction,
        deadLetters,
        log.pollRecords(),
        meters);
  }

  /** Between two polls the log gathers, so that many heartbeats become one row write. */
  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> historyEntries(
      LogContainers containers,
      LogWorker<HistoryEntries, Map<Long, MemberChange>> worker,
      HistoryProperties properties) {
    var container = containers.workers(properties.group(), worker);
    container.getContainerProperties().setIdleBetweenPolls(properties.writeWindow().toMillis());
    return container;
  }
}
