package io.tulou.comment.testing;

import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentStore;
import io.tulou.common.cache.Ttl;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.cache.Write;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentCommand.DeleteComment;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentCommand.PinComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.page.CommentEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Plays comment-job, one command at a time: rows, then Redis, then events and outcomes. Knows only
 * what these tests need; whatever is not about comments or subjects it passes over.
 */
public final class WorkerDouble implements AutoCloseable {
  private static final Ttl TTL = new Ttl(Duration.ofHours(1), Duration.ofHours(1), 0);

  private final WorkerRows rows = new WorkerRows();
  private final CommentStore comments;
  private final VersionedStore redis;
  private final LogWriter log;
  private final CommandTap tap;
  private final BiConsumer<PublishComment, String> refused;
  private final List<CommentCommand> held = new ArrayList<>();
  private boolean asleep;
  private String refusal = "";

  public WorkerDouble(
      CommentStore comments,
      VersionedStore redis,
      LogWriter log,
      BiConsumer<PublishComment, String> refused) {
    this.refused = refused;
    this.comments = comments;
    this.redis = redis;
    this.log = log;
    this.tap = new CommandTap(this::on);
  }

  /** Commands wait from now on. */
  public synchronized void sleep() {
    asleep = true;
  }

  /** Applies what waits, and what comes. */
  public synchronized void wake() {
    asleep = false;
    held.forEach(this::work);
    held.clear();
  }

  /** Refuses everything with that code; empty for nothing. */
  public synchronized void refuse(String code) {
    refusal = code;
  }

  /** Brings Redis to the present rows, as a replay does, and tells nobody. */
  public synchronized void replay(SubjectRef ref, long commentId) {
    var subject = rows.subject(ref);
    redis.write(writes(subject, List.of(current(subject, commentId))));
  }

  public List<CommentCommand> heardOf(SubjectRef subject) {
    return tap.heard().stream().filter(command -> command.subject().equals(subject)).toList();
  }

  @Override
  public void close() {
    tap.close();
  }

  private synchronized void on(CommentCommand command) {
    if (asleep) {
      held.add(command);
    } else {
      work(command);
    }
  }

  private void work(CommentCommand command) {
    if (!refusal.isEmpty()) {
      if (command instanceof PublishComment publish) {
        refused.accept(publish, refusal);
      }
      answer(
          new CommandOutcome.Rejected(
              1, command.envelope().commandId(), command.envelope().replyTo(), refusal, "No.", 7));
      return;
    }
    var touched =
        switch (command) {
          case PublishComment publish -> rows.publish(publish);
          case EditComment edit -> rows.edit(edit);
          case SetReaction reaction -> rows.react(reaction);
          case PinComment pin -> rows.pin(pin);
          case ReportComment report -> report.commentId();
          case DeleteComment delete -> rows.change(delete.commentId(), CommentState.DELETED);
          case DecideComment decision -> rows.decide(decision);
          case PutSubject put -> rows.put(put);
          default -> -1L;
        };
    if (touched >= 0) {
      project(command, touched);
    }
  }

  private void project(CommentCommand command, long commentId) {
    var subject = rows.subject(command.subject());
    var changed = new ArrayList<CommentSnapshot>();
    if (commentId > 0) {
      changed.add(current(subject, commentId));
      if (!changed.getFirst().isRoot()) {
        changed.add(current(subject, changed.getFirst().rootId()));
      }
    }
    redis.write(writes(subject, changed));
    changed.forEach(comment -> tell(new CommentEvent.CommentChanged(comment, 0, Origin.UNKNOWN)));
    tell(new CommentEvent.SubjectChanged(subject));
    if (command.envelope().replyTo() != null) {
      answer(
          new CommandOutcome.Applied(
              1,
              command.envelope().commandId(),
              command.envelope().replyTo(),
              subject,
              changed.isEmpty() ? null : changed.getFirst()));
    }
  }

  private static List<Write> writes(SubjectSnapshot subject, List<CommentSnapshot> comments) {
    var writes = new ArrayList<Write>();
    writes.add(
        new Write(
            CommentKeys.subject(subject.subject()),
            subject.version(),
            new MessageCodec<>(SubjectSnapshot.class).encode(subject),
            TTL));
    for (var comment : comments) {
      writes.add(
          new Write(
              CommentKeys.comment(comment.subject(), comment.commentId()),
              comment.version(),
              CommentEntry.of(comment).bytes(),
              TTL));
    }
    return writes;
  }

  private CommentSnapshot current(SubjectSnapshot subject, long commentId) {
    return comments.loadCurrent(List.of(CommentKey.in(subject, commentId))).get(commentId);
  }

  private void tell(CommentEvent event) {
    log.append(
        Topic.COMMENT_EVENTS, event.key(), new MessageCodec<>(CommentEvent.class).encode(event));
  }

  private void answer(CommandOutcome outcome) {
    log.append(
        Topic.COMMENT_OUTCOMES,
        outcome.replyTo(),
        new MessageCodec<>(CommandOutcome.class).encode(outcome));
  }
}
