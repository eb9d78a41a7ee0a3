package io.tulou.comment.command;

import io.tulou.common.log.LogContainers;
import io.tulou.common.log.LogTail;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentEvent;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The two topics every node of this service hears, from before its first request to its last. */
@Configuration(proxyBeanMethods = false)
class LogTails {
  /** The web server starts at 2,048 before the default phase, and stops in the opposite order. */
  private static final int BEFORE_REQUESTS = SmartLifecycle.DEFAULT_PHASE - 4_096;

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> commentEvents(
      LogContainers containers, LogEars ears) {
    return tail(containers, Topic.COMMENT_EVENTS, CommentEvent.class, ears::onEvent);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> commandOutcomes(
      LogContainers containers, LogEars ears) {
    return tail(containers, Topic.COMMENT_OUTCOMES, CommandOutcome.class, ears::onOutcome);
  }

  private static <T> ConcurrentMessageListenerContainer<String, byte[]> tail(
      LogContainers containers, Topic topic, Class<T> family, Consumer<T> listener) {
    var container = containers.tail(new LogTail<>(topic, new MessageCodec<>(family), listener));
    container.setPhase(BEFORE_REQUESTS);
    return container;
  }
}
