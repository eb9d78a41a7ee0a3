package io.tulou.comment.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tulou.comment.CommentProperties;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.log.LogUnavailable;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Appends commands and waits for their outcomes. Acknowledged means in the log: when a call
 * returns, whatever it answers, the commands will be decided exactly once.
 */
@Component
public class Commands {
  private static final Duration LONGEST_APPEND = Duration.ofSeconds(4);

  private final MessageCodec<CommentCommand> codec = new MessageCodec<>(CommentCommand.class);
  private final LogWriter writer;
  private final IdGenerator ids;
  private final Clock clock;
  private final PendingOutcomes pending;
  private final Duration outcomeWait;
  private final Duration decisionWait;
  private final Timer appendTimer;
  private final Timer outcomeTimer;

  Commands(
      LogWriter writer,
      IdGenerator ids,
      Clock clock,
      PendingOutcomes pending,
      CommentProperties properties,
      MeterRegistry meters) {
    this.writer = writer;
    this.ids = ids;
    this.clock = clock;
    this.pending = pending;
    this.outcomeWait = properties.outcomeWait();
    this.decisionWait = properties.decisionWait();
    this.appendTimer = meters.timer("tulou.comment.append");
    this.outcomeTimer = meters.timer("tulou.comment.outcome");
  }

  public long newId() {
    return ids.next();
  }

  /** An envelope of now, answered to this node. */
  public Envelope envelope() {
    return Envelope.of(ids.next(), clock.instant(), pending.node());
  }

  /**
   * Sends one command.
   *
   * @throws LogUnavailable if the log did not acknowledge in time; it may have it nevertheless
   */
  public Answer send(CommentCommand command) {
    return send(List.of(command), outcomeWait).getFirst();
  }

  /** Sends several and waits for all together; answers in the same order. */
  public List<Answer> sendAll(List<? extends CommentCommand> commands) {
    return send(commands, decisionWait);
  }

  private List<Answer> send(List<? extends CommentCommand> commands, Duration wait) {
    var commandIds = commands.stream().map(command -> command.envelope().commandId()).toList();
    var outcomes = pending.register(commandIds);
    try {
      append(commands);
      return await(outcomes, Deadline.leftOr(wait));
    } finally {
      pending.forget(commandIds);
    }
  }

  private void append(List<? extends CommentCommand> commands) {
    long began = System.nanoTime();
    var patience = Deadline.leftOr(LONGEST_APPEND);
    var appends =
        commands.stream()
            .map(command ->
                writer.append(
                    Topic.COMMENT_COMMANDS, command.subject().key(), codec.encode(command)))
            .toArray(CompletableFuture<?>[]::new);
    LogWriter.await(
        Topic.COMMENT_COMMANDS,
        CompletableFuture.allOf(appends).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS));
    appendTimer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }

  private List<Answer> await(List<CompletableFuture<CommandOutcome>> outcomes, Duration wait) {
    long began = System.nanoTime();
    long until = began + wait.toNanos();
    var answers = new ArrayList<Answer>(outcomes.size());
    for (var outcome : outcomes) {
      answers.add(answer(outcome, until - System.nanoTime()));
    }
    outcomeTimer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    return answers;
  }

  private static Answer answer(CompletableFuture<CommandOutcome> outcome, long nanos) {
    try {
      return switch (outcome.get(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
        case CommandOutcome.Applied applied ->
            new Answer.Applied(applied.subject(), applied.comment());
        case CommandOutcome.Rejected rejected ->
            new Answer.Refused(
                ErrorCode.find(rejected.code()).orElse(ErrorCode.CONFLICT),
                rejected.detail(),
                rejected.retryAfterSeconds() == 0
                    ? null
                    : Duration.ofSeconds(rejected.retryAfterSeconds()));
      };
    } catch (TimeoutException late) {
      return new Answer.Accepted();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for an outcome");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("outcomes are only ever completed", impossible);
    }
  }
}
