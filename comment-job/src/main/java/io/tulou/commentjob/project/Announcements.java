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
  private final MessageCodec<CommandOutcome> outcomes = new MessageCodec<>(CommandOutcome.class);

  Announcements(LogWriter log) {
    this.log = log;
  }

  /**
   * Appends all, then waits for all.
   *
   * @param rendered states of this projection
   */
  void send(int partition, Touched touched, Present present, RenderedStates rendered) {
    var appends = new ArrayList<CompletableFuture<?>>();
    for (var subject : touched.subjects()) {
      for (var waiting : subject.waiting()) {
        outcome(subject, waiting, present, rendered)
            .map(outcome -> log.append(Topic.COMMENT_OUTCOMES, waiting.replyTo(), outcome))
            .ifPresent(appends::add);
      }
      present
          .changed(subject)
          .map(state ->
              append(
                  partition,
                  new CommentEvent.SubjectChanged(state),
                  MessageJson.subjectChanged(rendered.of(state))))
          .ifPresent(appends::add);
      for (var comment : present.comments(subject)) {
        int reports = present.reportCount(comment);
        var origin = present.origin(comment);
        appends.add(
            append(
                partition,
                new CommentEvent.CommentChanged(comment, reports, origin),
                MessageJson.commentChanged(rendered.of(comment), reports, origin)));
      }
    }
    LogWriter.await(
        Topic.COMMENT_EVENTS, CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)));
  }

  private CompletableFuture<?> append(int partition, CommentEvent event, byte[] json) {
    return log.append(Topic.COMMENT_EVENTS, partition, event.key(), json);
  }

  private Optional<byte[]> outcome(
      Touched.Subject touched, Waiting waiting, Present present, RenderedStates rendered) {
    return switch (waiting.verdict()) {
      case Verdict.Rejected(var code, var detail, int retryAfterSeconds) ->
          Optional.of(
              outcomes.encode(
                  new CommandOutcome.Rejected(
                      VERSION,
                      waiting.commandId(),
                      waiting.replyTo(),
                      code.code(),
                      detail,
                      retryAfterSeconds)));
      case Verdict.Applied(Long commentId) -> {
        var comment = commentId == null ? null : present.comment(commentId);
        yield Optional.ofNullable(present.subject(touched.ref()))
            .map(subject ->
                MessageJson.applied(
                    waiting.commandId(),
                    waiting.replyTo(),
                    rendered.of(subject),
                    comment == null ? null : rendered.of(comment)));
      }
    };
  }
}
