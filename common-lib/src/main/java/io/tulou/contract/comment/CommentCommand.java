package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tulou.contract.SubjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish about a subject or a comment, in the log and not yet decided. Keyed by subject, so that
 * one worker decides everything about a subject in order.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CommentCommand.PublishComment.class, name = "PublishComment"),
  @JsonSubTypes.Type(value = CommentCommand.ImportComment.class, name = "ImportComment"),
  @JsonSubTypes.Type(value = CommentCommand.EditComment.class, name = "EditComment"),
  @JsonSubTypes.Type(value = CommentCommand.DeleteComment.class, name = "DeleteComment"),
  @JsonSubTypes.Type(value = CommentCommand.EraseComment.class, name = "EraseComment"),
  @JsonSubTypes.Type(value = CommentCommand.SetReaction.class, name = "SetReaction"),
  @JsonSubTypes.Type(value = CommentCommand.ReportComment.class, name = "ReportComment"),
  @JsonSubTypes.Type(value = CommentCommand.PinComment.class, name = "PinComment"),
  @JsonSubTypes.Type(value = CommentCommand.DecideComment.class, name = "DecideComment"),
  @JsonSubTypes.Type(value = CommentCommand.PutSubject.class, name = "PutSubject"),
  @JsonSubTypes.Type(value = CommentCommand.RebuildIndex.class, name = "RebuildIndex")
})
public sealed interface CommentCommand {
  SubjectRef subject();

  /** Who asked, when, and who waits for the outcome. */
  Envelope envelope();

  /**
   * What every command carries.
   *
   * @param version of the message form, for readers to come; 1 today
   * @param commandId unique; a repeated append of the same command keeps it
   * @param at when the wish was accepted; the comment's creation time
   * @param replyTo the node that waits for the {@link CommandOutcome}, or null if nobody does
   */
  record Envelope(int version, long commandId, Instant at, @Nullable String replyTo) {
    public static final int CURRENT_VERSION = 1;

    public static Envelope of(long commandId, Instant at, @Nullable String replyTo) {
      return new Envelope(CURRENT_VERSION, commandId, at, replyTo);
    }
  }

  /**
   * A member writes a comment.
   *
   * @param parentId the comment it answers, 0 for a root
   * @param state {@code VISIBLE}, {@code PENDING} where review comes first, or {@code SHADOWED}
   * @param idempotencyKey the client's, unique per member, or null
   * @param requestHash of the body under that key, to tell a retry from a reuse
   * @param byModerator whether the author's token said so; slow mode is for others
   * @param matchedRules names of the rules that matched, for moderators
   * @param masked what readers see instead until somebody has looked at it, or null
   */
  record PublishComment(
      Envelope envelope,
      SubjectRef subject,
      long commentId,
      long parentId,
      long authorId,
      String text,
      String html,
      List<Long> mentions,
      CommentState state,
      @Nullable String idempotencyKey,
      @Nullable String requestHash,
      @Nullable String ip,
      @Nullable String device,
      boolean byModerator,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> matchedRules,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MaskedText masked)
      implements CommentCommand {
    public PublishComment {
      mentions = List.copyOf(mentions);
      matchedRules = matchedRules == null ? List.of() : List.copyOf(matchedRules);
    }

    /** A comment that no rule matched. */
    public PublishComment(
        Envelope envelope,
        SubjectRef subject,
        long commentId,
        long parentId,
        long authorId,
        String text,
        String html,
        List<Long> mentions,
        CommentState state,
        @Nullable String idempotencyKey,
        @Nullable String requestHash,
        @Nullable String ip,
        @Nullable String device,
        boolean byModerator) {
      this(
          envelope,
          subject,
          commentId,
          parentId,
          authorId,
          text,
          html,
          mentions,
          state,
          idempotencyKey,
          requestHash,
          ip,
          device,
          byModerator,
          List.of(),
          null);
    }
  }

  /** A text with what a rule found in it made unreadable. */
  record MaskedText(String text, String html) {}

  /**
   * A comment from elsewhere, with its own past. Repeating the import of a source key has no
   * effect.
   *
   * @param sourceKey names the comment in its source, unique within the subject, 1..64 characters
   * @param parentKey the source key of the comment it answers, or null for a root
   * @param createdAt when it was written there; it becomes the creation time here
   * @param reactions of members, already decided there
   */
  record ImportComment(
      Envelope envelope,
      SubjectRef subject,
      long commentId,
      String sourceKey,
      @Nullable String parentKey,
      long authorId,
      String text,
      String html,
      Instant createdAt,
      @Nullable Instant editedAt,
      List<ImportedReaction> reactions)
      implements CommentCommand {
    public ImportComment {
      reactions = List.copyOf(reactions);
    }
  }

  /** One member's reaction in an {@link ImportComment}. */
  record ImportedReaction(long memberId, ReactionKind kind) {}

  /**
   * The author puts another text in place of what it wrote; repeating the command has no effect.
   *
   * @param expectedVersion the version of the comment that the author saw, or null for whichever it
   *     has
   * @param state {@code VISIBLE}, or {@code PENDING} where review comes first
   * @param matchedRules as of {@link PublishComment}
   * @param masked as of {@link PublishComment}
   */
  record EditComment(
      Envelope envelope,
      SubjectRef subject,
      long commentId,
      long authorId,
      @Nullable Long expectedVersion,
      String text,
      String html,
      List<Long> mentions,
      CommentState state,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> matchedRules,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MaskedText masked)
      implements CommentCommand {
    public EditComment {
      mentions = List.copyOf(mentions);
      matchedRules = matchedRules == null ? List.of() : List.copyOf(matchedRules);
    }

    /** An edit that no rule matched. */
    public EditComment(
        Envelope envelope,
        SubjectRef subject,
        long commentId,
        long authorId,
        @Nullable Long expectedVersion,
        String text,
        String html,
        List<Long> mentions,
        CommentState state) {
      this(
          envelope,
          subject,
          commentId,
          authorId,
          expectedVersion,
          text,
          html,
          mentions,
          state,
          List.of(),
          null);
    }
  }

  /** The author, or the subject's owner, takes a comment away. */
  record DeleteComment(Envelope envelope, SubjectRef subject, long commentId, long actorId)
      implements CommentCommand {}

  /**
   * What a member wrote is to be gone for good: text, earlier texts, and where it was written from.
   * What hangs beneath it stays.
   *
   * @param memberId who wrote it
   */
  record EraseComment(Envelope envelope, SubjectRef subject, long commentId, long memberId)
      implements CommentCommand {}

  /**
   * A member's one reaction.
   *
   * @param kind null takes the reaction back
   */
  record SetReaction(
      Envelope envelope,
      SubjectRef subject,
      long commentId,
      long memberId,
      @Nullable ReactionKind kind)
      implements CommentCommand {}

  /**
   * A member tells moderators about a comment; the first report of each member and comment stands.
   *
   * @param idempotencyKey as of {@link PublishComment}
   * @param requestHash as of {@link PublishComment}
   */
  record ReportComment(
      Envelope envelope,
      SubjectRef subject,
      long commentId,
      long memberId,
      ReportReason reason,
      @Nullable String note,
      @Nullable String idempotencyKey,
      @Nullable String requestHash)
      implements CommentCommand {}

  /**
   * Puts a root above all others of its subject, or takes it from there.
   *
   * @param byModerator whether the actor's token said so; otherwise it must own the subject
   */
  record PinComment(
      Envelope envelope,
      SubjectRef subject,
      long commentId,
      long actorId,
      boolean pinned,
      boolean byModerator)
      implements CommentCommand {}

  /**
   * A moderator's decision; kept for ever in the audit under its command id.
   *
   * @param idempotencyKey made of the client's and the comment's id, or null
   * @param requestHash as of {@link PublishComment}
   * @param seenVersion the comment as the moderator saw it: what was edited or decided since is not
   *     what is decided about; null for whatever it is by now
   */
  record DecideComment(
      Envelope envelope,
      SubjectRef subject,
      long commentId,
      long actorId,
      ModerationAction action,
      String reason,
      @Nullable String note,
      @Nullable String idempotencyKey,
      @Nullable String requestHash,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seenVersion)
      implements CommentCommand {
    /** A decision about the comment as it is by now. */
    public DecideComment(
        Envelope envelope,
        SubjectRef subject,
        long commentId,
        long actorId,
        ModerationAction action,
        String reason,
        @Nullable String note,
        @Nullable String idempotencyKey,
        @Nullable String requestHash) {
      this(
          envelope,
          subject,
          commentId,
          actorId,
          action,
          reason,
          note,
          idempotencyKey,
          requestHash,
          null);
    }
  }

  /** Creates a subject or changes what is not null here. */
  record PutSubject(
      Envelope envelope,
      SubjectRef subject,
      @Nullable Long ownerId,
      @Nullable String title,
      @Nullable String url,
      @Nullable SubjectState state,
      @Nullable ReviewMode mode,
      @Nullable Integer slowModeSeconds,
      @Nullable Instant createdAt)
      implements CommentCommand {}

  /**
   * Asks for the cached index of a subject, or of one root's replies, to be built from the
   * database. In the log, because then it cannot race with a write.
   *
   * @param rootId 0 for the subject's roots
   */
  record RebuildIndex(Envelope envelope, SubjectRef subject, long rootId)
      implements CommentCommand {}
}
