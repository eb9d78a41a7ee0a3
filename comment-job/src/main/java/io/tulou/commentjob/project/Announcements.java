package io.tulou.commentjob.project;

import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentEvent;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tells the world, and those who wait, what became of a batch. */
final class Announcements {
  private static final int VERSION = 1;

  private final LogWriter log;
  private final MessageCodec<CommentEvent> events = new MessageCodec<>(CommentEvent.class);
  private final MessageCodec<CommandOutcome> outcomes = new MessageCodec<>(CommandOutcome.class);

  Announcements(LogWriter log) {
    this.log = log;
  }

  /** Appends all, then waits for all. */
  void send(int partition, Touched touched, Present present) {
    var appends = new ArrayList<CompletableFuture<?>>();
    for (var subject : touched.subjects()) {
      for (var waiting : subject.waiting()) {
        outcome(subject, waiting, present).map(outcome -> append(outcome)).ifPresent(appends::add);
      }
      present
          .changed(subject)
          .map(state -> append(partition, new CommentEvent.SubjectChanged(state)))
          .ifPresent(appends::add);
      for (var comment : present.comments(subject)) {
        appends.add(
            append(
                partition, new CommentEvent.CommentChanged(comment, present.reportCount(comment))));
      }
    }
    LogWriter.await(
        Topic.COMMENT_EVENTS, CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)));
  }

  private CompletableFuture<?> append(int partition, CommentEvent event) {
    return log.append(Topic.COMMENT_EVENTS, partition, event.key(), events.encode(event));
  }

  private CompletableFuture<?> append(CommandOutcome outcome) {
    return log.append(Topic.COMMENT_OUTCOMES, outcome.replyTo(), outcomes.encode(outcome));
  }

  private static Optional<CommandOutcome> outcome(
      Touched.Subject touched, Waiting waiting, Present present) {
    return switch (waiting.verdict()) {
      case Verdict.Rejected(var code, var detail, int retryAfterSeconds) ->
          Optional.of(
              new CommandOutcome.Rejected(
                  VERSION,
                  waiting.commandId(),
                  waiting.replyTo(),
                  code.code(),
                  detail,
                  retryAfterSeconds));
      case Verdict.Applied(Long commentId) ->
          Optional.ofNullable(present.subject(touched.ref()))
              .map(subject ->
                  new CommandOutcome.Applied(
                      VERSION,
                      waiting.commandId(),
                      waiting.replyTo(),
                      subject,
                      commentId == null ? null : present.comment(commentId)));
    };
  }
}
