package io.tulou.comment.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommandOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who waits on this node for the outcome of which command; a bounded number. */
@Component
class PendingOutcomes {
  private final Map<Long, CompletableFuture<CommandOutcome>> waiting = new ConcurrentHashMap<>();
  private final String node = UUID.randomUUID().toString();
  private final int most;

  PendingOutcomes(CommentProperties properties, MeterRegistry meters) {
    this.most = properties.waiting();
    meters.gaugeMapSize("tulou.comment.waiting", List.of(), waiting);
  }

  /** The name outcomes are sent back to; new with every start. */
  String node() {
    return node;
  }

  /**
   * Must come before the append, or the outcome may be there first.
   *
   * @throws ApiException {@code overloaded} if too many wait already
   */
  List<CompletableFuture<CommandOutcome>> register(List<Long> commandIds) {
    if (waiting.size() + commandIds.size() > most) {
      throw new ApiException(
          ErrorCode.OVERLOADED, "Too many writes are under way.", List.of(), Duration.ofSeconds(1));
    }
    return commandIds.stream()
        .map(id -> waiting.computeIfAbsent(id, ignored -> new CompletableFuture<>()))
        .toList();
  }

  void complete(CommandOutcome outcome) {
    var waiter = waiting.get(outcome.commandId());
    if (waiter != null) {
      waiter.complete(outcome);
    }
  }

  boolean isWaiting(long commandId) {
    return waiting.containsKey(commandId);
  }

  void forget(List<Long> commandIds) {
    commandIds.forEach(waiting::remove);
  }
}
