package io.tulou.commentjob.apply;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.commentjob.WorkerGroups;
import io.tulou.commentjob.project.Projector;
import io.tulou.commentjob.project.Touched;
import io.tulou.commentjob.rebuild.IndexRebuilder;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.id.NodeLease;
import io.tulou.common.log.AppliedPosition;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogProperties;
import io.tulou.common.log.LogWorker;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the workers that apply the comment log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HotWeights.class, WritingRules.class})
class ApplyConfiguration {
  @Bean
  NodeLease nodeLease(StringRedisTemplate redis, Clock clock) {
    return new NodeLease(redis, clock);
  }

  @Bean
  IdGenerator idGenerator(Clock clock, NodeLease node) {
    return new IdGenerator(clock, node);
  }

  @Bean
  AppliedPosition appliedPosition(JdbcTemplate jdbc) {
    return new AppliedPosition(jdbc);
  }

  @Bean
  CommentHandler commentHandler(
      CommentTables tables,
      IdGenerator ids,
      Clock clock,
      HotWeights weights,
      WritingRules rules,
      Limits limits,
      Projector projector,
      IndexRebuilder rebuilder) {
    var library = new Library(tables, ids::next);
    var applier = new Applier(tables, library, new Decider(rules, limits), new HotScore(weights));
    return new CommentHandler(applier, new Hindsight(library), projector, rebuilder, clock);
  }

  @Bean
  LogWorker<CommentCommand, Touched> commentWorker(
      CommentHandler handler,
      AppliedPosition positions,
      TransactionTemplate transaction,
      DeadLetters deadLetters,
      LogProperties log,
      MeterRegistry meters) {
    return new LogWorker<>(
        Topic.COMMENT_COMMANDS,
        new MessageCodec<>(CommentCommand.class),
        handler,
        positions,
        transaction,
        deadLetters,
        log.pollRecords(),
        meters);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> commentCommands(
      LogContainers containers, LogWorker<CommentCommand, Touched> worker, WorkerGroups groups) {
    var container = containers.workers(groups.group(), worker);
    container.setAutoStartup(groups.applies());
    return container;
  }
}
