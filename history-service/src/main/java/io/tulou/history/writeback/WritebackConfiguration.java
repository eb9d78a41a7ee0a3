package io.tulou.history.writeback;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.AppliedPosition;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.GatheringWorker;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnWorker;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.store.HistoryTables;
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
  GatheringWorker<HistoryEntries> historyWorker(
      HistoryTables tables,
      HotHistory hot,
      HistoryProperties properties,
      AppliedPosition positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      GatheringWorker.Ticker ticker,
      MeterRegistry meters) {
    var applier = new HistoryApplier(tables, hot, meters);
    var rebuilder = new HotRebuilder(hot, tables, properties);
    return new GatheringWorker<>(
        Topic.HISTORY_ENTRIES,
        new MessageCodec<>(HistoryEntries.class),
        () -> new HistoryGatherer(applier, rebuilder),
        new GatheringWorker.Bounds(properties.writeWindow(), properties.gathered()),
        positions,
        transaction,
        deadLetters,
        ticker,
        meters);
  }

  @Bean
  GatheringWorker.Ticker ticker() {
    return System::nanoTime;
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> historyEntries(
      LogContainers containers,
      GatheringWorker<HistoryEntries> worker,
      HistoryProperties properties) {
    return containers.gathering(properties.group(), Topic.HISTORY_ENTRIES, worker);
  }
}
