package io.tulou.history.append;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the packer to the log, keyed by member. */
@Configuration(proxyBeanMethods = false)
@OnApi
class AppendConfiguration {
  @Bean
  Packer packer(LogWriter writer, HistoryProperties properties, MeterRegistry meters) {
    var codec = new MessageCodec<>(HistoryEntries.class);
    return new Packer(
        entries ->
            writer.append(
                Topic.HISTORY_ENTRIES, Long.toString(entries.memberId()), codec.encode(entries)),
        properties,
        meters);
  }
}
