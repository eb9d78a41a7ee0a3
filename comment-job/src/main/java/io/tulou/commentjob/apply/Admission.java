package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static io.tulou.common.web.ErrorCode.SUBJECT_LOCKED;

import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.store.CommentRow;
import io.tulou.commentjob.store.ContentRow;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a comment comes in, once: written here, or brought from elsewhere. */
final class Admission {
  /** Imported comments are remembered under this member. */
  static final long SOURCE = 0;

  /** In place of a hash: a source key alone tells a repetition. */
  private static final String IMPORTED = "imported".concat("-".repeat(35));

  private Admission() {}

  static Verdict publish(SubjectBook book, PublishComment wish, Pace pace) {
    var key = wish.idempotencyKey();
    var first = key == null ? null : book.remembered(wish.authorId(), key);
    if (first != null) {
      return first.requestHash().equals(wish.requestHash())
          ? Verdict.applied(first.commentId())
          : Verdict.rejected(IDEMPOTENCY_KEY_REUSED, "the key belongs to another request");
    }
    if (book.comment(wish.commentId()) != null) {
      return Verdict.applied(wish.commentId());
    }
    var subject = book.subject();
    if (subject != null && subject.state() != SubjectState.OPEN) {
      return Verdict.rejected(SUBJECT_LOCKED, book.ref() + " takes no comments");
    }
    var parent = book.comment(wish.parentId());
    if (wish.parentId() != 0 && (parent == null || !parent.looksVisibleTo(wish.authorId()))) {
      return Verdict.rejected(CONFLICT, "the comment it answers is not there");
    }
    var at = millis(wish.envelope().at());
    long textHash = FoldedText.hash(wish.text());
    var refusal = pace.refuse(book, wish, textHash, at);
    if (refusal != null) {
      return refusal;
    }
    book.open(at);
    var own = stateOf(book, wish);
    boolean beneathShadow = parent != null && parent.state() == CommentState.SHADOWED;
    // What stands beneath what others do not see is not to be seen by them either.
    var state = beneathShadow ? CommentState.SHADOWED : own;
    var comment =
        enter(
            book,
            new Arrival(wish.commentId(), parent, wish.authorId(), state, at, null),
            content(book, wish, state, at));
    if (own != state) {
      book.shadowedAnswers().note(book, comment, own, wish.masked() != null);
    }
    Screened.record(book, comment, wish, at);
    pace.note(book, wish, textHash, at);
    if (key != null) {
      book.remember(wish.authorId(), key, wish.requestHash(), wish.commentId(), at);
    }
    return Verdict.applied(wish.commentId());
  }

  /** Takes an imported comment in; a lock of the subject is for members, not for the past. */
  static Verdict take(SubjectBook book, ImportComment wish) {
    var first = book.remembered(SOURCE, wish.sourceKey());
    if (first != null) {
      return Verdict.applied(first.commentId());
    }
    var parent = parentOf(book, wish);
    if (wish.parentKey() != null && parent == null) {
      return Verdict.rejected(CONFLICT, "nothing was imported as " + wish.parentKey());
    }
    var createdAt = millis(wish.createdAt());
    var subject = book.open(createdAt);
    var editedAt = wish.editedAt() == null ? null : millis(wish.editedAt());
    var visible = CommentState.VISIBLE;
    var comment =
        enter(
            book,
            new Arrival(wish.commentId(), parent, wish.authorId(), visible, createdAt, editedAt),
            new ContentRow(
                subject.id(),
                wish.commentId(),
                wish.text(),
                wish.html(),
                "[]",
                null,
                null,
                null,
                ""));
    var reactions = new LinkedHashMap<Long, ReactionKind>();
    wish.reactions().forEach(reaction -> reactions.put(reaction.memberId(), reaction.kind()));
    reactions.forEach((member, kind) -> book.react(comment, member, kind, createdAt));
    book.remember(SOURCE, wish.sourceKey(), IMPORTED, wish.commentId(), createdAt);
    return Verdict.applied(wish.commentId());
  }

  private static @Nullable CommentEntry parentOf(SubjectBook book, ImportComment wish) {
    var key = wish.parentKey();
    var parent = key == null ? null : book.remembered(SOURCE, key);
    return parent == null ? null : book.comment(parent.commentId());
  }

  private static CommentEntry enter(SubjectBook book, Arrival arrival, ContentRow content) {
    var subject = book.open(arrival.createdAt());
    var parent = arrival.parent();
    var root = parent == null ? null : book.comment(parent.threadId());
    if (parent != null && root == null) {
      throw new IllegalStateException("the root of " + parent.id() + " is not loaded");
    }
    int floor = root == null ? subject.takeFloor() : root.takeReplyFloor();
    return book.add(arrival.row(subject.id(), root, floor), content);
  }

  private static CommentState stateOf(SubjectBook book, PublishComment wish) {
    var subject = book.subject();
    return subject != null
            && subject.mode() == ReviewMode.PRE
            && wish.state() == CommentState.VISIBLE
        ? CommentState.PENDING
        : wish.state();
  }

  /** What was typed waits behind a mask as an edit does; where nobody sees it, there is no mask. */
  private static ContentRow content(
      SubjectBook book, PublishComment wish, CommentState state, Instant at) {
    var masked = state == CommentState.VISIBLE ? wish.masked() : null;
    return new ContentRow(
        book.subjectId(),
        wish.commentId(),
        masked == null ? wish.text() : masked.text(),
        masked == null ? wish.html() : masked.html(),
        ContentRow.mentionsOf(wish.mentions()),
        wish.ip(),
        wish.device(),
        masked == null ? null : new PendingEdit(wish.text(), wish.html(), wish.mentions(), at),
        ContentRow.rulesOf(wish.matchedRules()));
  }

  private static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A comment that has no floor yet. */
  private record Arrival(
      long commentId,
      @Nullable CommentEntry parent,
      long authorId,
      CommentState state,
      Instant createdAt,
      @Nullable Instant editedAt) {
    CommentRow row(long subjectId, @Nullable CommentEntry root, int floor) {
      return new CommentRow(
          subjectId,
          commentId,
          root == null ? 0 : root.id(),
          parent == null ? 0 : parent.id(),
          floor,
          authorId,
          state,
          false,
          false,
          false,
          0,
          0,
          0,
          0,
          1,
          0,
          CommentRow.previewOf(List.of()),
          createdAt,
          editedAt,
          1);
    }
  }
}
