package io.tulou.commentjob;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentCommand.DeleteComment;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentCommand.Envelope;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.ImportedReaction;
import io.tulou.contract.comment.CommentCommand.PinComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReportReason;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Commands about one subject as tests word them; ids count up, a second passes with each. */
public final class Wishes {
  public static final Instant START = Instant.parse("2026-03-01T10:00:00.500Z");
  private static final AtomicLong IDS = new AtomicLong(1_000_000);

  private final SubjectRef subject;
  private final @Nullable String replyTo;

  public Wishes(SubjectRef subject) {
    this(subject, null);
  }

  public Wishes(SubjectRef subject, @Nullable String replyTo) {
    this.subject = subject;
    this.replyTo = replyTo;
  }

  public static long nextId() {
    return IDS.incrementAndGet();
  }

  public PublishComment publish(long commentId, long parentId, long authorId) {
    return publish(commentId, parentId, authorId, CommentState.VISIBLE, null, null);
  }

  public PublishComment publish(
      long commentId,
      long parentId,
      long authorId,
      CommentState state,
      @Nullable String key,
      @Nullable String hash) {
    var text = "text " + commentId;
    return publish(commentId, parentId, authorId, text, state, key, hash, false);
  }

  /** The same with words of its own. */
  public PublishComment says(long commentId, long authorId, String text, boolean byModerator) {
    return publish(commentId, 0, authorId, text, CommentState.VISIBLE, null, null, byModerator);
  }

  public PublishComment publish(
      long commentId,
      long parentId,
      long authorId,
      String text,
      CommentState state,
      @Nullable String key,
      @Nullable String hash,
      boolean byModerator) {
    return new PublishComment(
        envelope(),
        subject,
        commentId,
        parentId,
        authorId,
        text,
        "<p>" + text + "</p>",
        List.of(7L),
        state,
        key,
        hash,
        "127.0.0.1",
        "test",
        byModerator);
  }

  /** The same wish after rules have looked at it. */
  public static PublishComment screened(
      PublishComment wish,
      CommentState state,
      List<String> matchedRules,
      CommentCommand.@Nullable MaskedText masked) {
    return new PublishComment(
        wish.envelope(),
        wish.subject(),
        wish.commentId(),
        wish.parentId(),
        wish.authorId(),
        wish.text(),
        wish.html(),
        wish.mentions(),
        state,
        wish.idempotencyKey(),
        wish.requestHash(),
        wish.ip(),
        wish.device(),
        wish.byModerator(),
        matchedRules,
        masked);
  }

  public ImportComment imported(
      long commentId, String key, @Nullable String parentKey, long likes, Instant createdAt) {
    var reactions =
        java.util.stream.LongStream.rangeClosed(1, likes)
            .mapToObj(member -> new ImportedReaction(member, ReactionKind.LIKE))
            .toList();
    return new ImportComment(
        envelope(),
        subject,
        commentId,
        key,
        parentKey,
        3,
        "old " + key,
        "<p>old " + key + "</p>",
        createdAt,
        null,
        reactions);
  }

  public EditComment edit(long commentId, long authorId, String text) {
    return edit(commentId, authorId, text, null, CommentState.VISIBLE);
  }

  public EditComment edit(
      long commentId,
      long authorId,
      String text,
      @Nullable Long expectedVersion,
      CommentState state) {
    return new EditComment(
        envelope(),
        subject,
        commentId,
        authorId,
        expectedVersion,
        text,
        "<p>" + text + "</p>",
        List.of(8L),
        state);
  }

  public SetReaction react(long commentId, long memberId, @Nullable ReactionKind kind) {
    return new SetReaction(envelope(), subject, commentId, memberId, kind);
  }

  public ReportComment report(long commentId, long memberId) {
    return report(commentId, memberId, null, null);
  }

  public ReportComment report(
      long commentId, long memberId, @Nullable String key, @Nullable String hash) {
    return new ReportComment(
        envelope(), subject, commentId, memberId, ReportReason.SPAM, null, key, hash);
  }

  public PinComment pin(long commentId, long actorId, boolean pinned, boolean byModerator) {
    return new PinComment(envelope(), subject, commentId, actorId, pinned, byModerator);
  }

  public DeleteComment delete(long commentId, long actorId) {
    return new DeleteComment(envelope(), subject, commentId, actorId);
  }

  public DecideComment decide(long commentId, ModerationAction action) {
    return decide(commentId, action, null, null);
  }

  public DecideComment decide(
      long commentId, ModerationAction action, @Nullable String key, @Nullable String hash) {
    return new DecideComment(
        envelope(), subject, commentId, 99, action, "because", null, key, hash);
  }

  /** A decision about the comment as it was in that version. */
  public DecideComment decideSeen(long commentId, ModerationAction action, long seenVersion) {
    return new DecideComment(
        envelope(), subject, commentId, 99, action, "because", null, null, null, seenVersion);
  }

  public PutSubject put(
      @Nullable Long owner, @Nullable SubjectState state, @Nullable ReviewMode mode) {
    return new PutSubject(envelope(), subject, owner, null, null, state, mode, null, null);
  }

  public PutSubject slowMode(int seconds) {
    return new PutSubject(envelope(), subject, null, null, null, null, null, seconds, null);
  }

  public RebuildIndex rebuild(long rootId) {
    return new RebuildIndex(envelope(), subject, rootId);
  }

  private Envelope envelope() {
    long id = nextId();
    return Envelope.of(id, START.plusSeconds(id % 1_000_000), replyTo);
  }
}
