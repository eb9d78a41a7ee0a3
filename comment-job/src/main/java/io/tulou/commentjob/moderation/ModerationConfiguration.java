package io.tulou.commentjob.moderation;

import io.tulou.commentjob.apply.WritingRules;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.log.LogWriter;
import io.tulou.common.watch.Watch;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires rules and sanctions. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {
  private static final Duration LOOK = Duration.ofSeconds(1);

  @Bean
  RuleTable ruleTable(JdbcTemplate jdbc) {
    return new RuleTable(jdbc);
  }

  @Bean
  LiveLimits liveLimits(RuleTable table, WritingRules configured) {
    return new LiveLimits(table, configured);
  }

  @Bean
  Watch watchLimits(LiveLimits limits) {
    return new Watch("rules", LOOK, limits::look);
  }

  @Bean
  Rules rules(RuleTable table, IdGenerator ids) {
    return new Rules(table, ids::next);
  }

  @Bean
  SanctionTable sanctionTable(JdbcTemplate jdbc, TransactionTemplate transaction) {
    return new SanctionTable(jdbc, transaction);
  }

  @Bean
  Watch watchSanctions(SanctionTable table, LogWriter log) {
    return new Watch("sanctions", LOOK, new SanctionAnnouncements(table, log)::look);
  }
}
