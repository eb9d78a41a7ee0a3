package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static io.tulou.common.web.ErrorCode.NOT_FOUND;

import io.tulou.commentjob.project.Touched;
import io.tulou.commentjob.project.Verdict;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentCommand.DeleteComment;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.PinComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import io.tulou.contract.comment.CommentState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks at commands that were applied before: nothing is decided again, what became of them is read
 * from the present state. A waiter hears an outcome twice rather than never.
 */
final class Hindsight {
  private final Library library;

  Hindsight(Library library) {
    this.library = library;
  }

  Touched look(List<LogRecord<CommentCommand>> applied) {
    var commands = applied.stream().map(LogRecord::message).toList();
    var books = library.load(commands);
    var traces = new Traces();
    for (var command : commands) {
      traces.add(command, verdict(books.get(command.subject()), command));
    }
    var subjects = new ArrayList<Touched.Subject>();
    for (var book : books.all()) {
      // All that was loaded: the comments, their roots, and what stands in those roots' previews.
      var ids = book.comments().stream().map(CommentEntry::id).collect(Collectors.toSet());
      ids.addAll(book.keys().comments());
      subjects.add(traces.subject(book, book.subject() != null, ids));
    }
    return new Touched(subjects);
  }

  private static Verdict verdict(SubjectBook book, CommentCommand command) {
    return switch (command) {
      case PublishComment publish -> published(book, publish);
      case ImportComment imported -> {
        var first = book.remembered(Admission.SOURCE, imported.sourceKey());
        yield first == null ? notTaken() : Verdict.applied(first.commentId());
      }
      case EditComment edit ->
          book.revisions().contains(edit.envelope().commandId())
              ? Verdict.applied(edit.commentId())
              : unchanged(book, edit);
      case SetReaction reaction -> {
        var comment = book.comment(reaction.commentId());
        yield comment == null || !comment.looksVisibleTo(reaction.memberId())
            ? Verdict.rejected(NOT_FOUND, "no visible comment " + reaction.commentId())
            : Verdict.applied(comment.id());
      }
      case DeleteComment deletion -> {
        var comment = book.comment(deletion.commentId());
        yield comment == null || comment.state() != CommentState.DELETED
            ? notTaken()
            : Verdict.applied(comment.id());
      }
      case CommentCommand.EraseComment erasure ->
          book.comment(erasure.commentId()) == null
              ? notTaken()
              : Verdict.applied(erasure.commentId());
      case ReportComment report -> reported(book, report);
      case PinComment pin -> {
        var comment = book.comment(pin.commentId());
        yield comment == null || comment.isPinned() != pin.pinned()
            ? notTaken()
            : Verdict.applied(comment.id());
      }
      case DecideComment decision -> decided(book, decision);
      case PutSubject _, RebuildIndex _ -> new Verdict.Applied(null);
    };
  }

  private static Verdict published(SubjectBook book, PublishComment wish) {
    var key = wish.idempotencyKey();
    var first = key == null ? null : book.remembered(wish.authorId(), key);
    if (first != null && !first.requestHash().equals(wish.requestHash())) {
      return Verdict.rejected(IDEMPOTENCY_KEY_REUSED, "the key belongs to another request");
    }
    if (first != null) {
      return Verdict.applied(first.commentId());
    }
    return book.comment(wish.commentId()) == null ? notTaken() : Verdict.applied(wish.commentId());
  }

  /** It changed nothing: because nothing was to be changed, or because it did not fit. */
  private static Verdict unchanged(SubjectBook book, EditComment wish) {
    var comment = book.comment(wish.commentId());
    return comment != null
            && comment.authorId() == wish.authorId()
            && book.contents().get(comment.id()).latestText().equals(wish.text())
        ? Verdict.applied(comment.id())
        : notTaken();
  }

  private static Verdict decided(SubjectBook book, DecideComment wish) {
    var key = wish.idempotencyKey();
    var first = key == null ? null : book.remembered(wish.actorId(), key);
    if (first != null && !first.requestHash().equals(wish.requestHash())) {
      return Verdict.rejected(IDEMPOTENCY_KEY_REUSED, "the key belongs to another request");
    }
    return first != null || book.isDecided(wish.envelope().commandId())
        ? Verdict.applied(wish.commentId())
        : notTaken();
  }

  private static Verdict reported(SubjectBook book, ReportComment wish) {
    var key = wish.idempotencyKey();
    var first = key == null ? null : book.remembered(wish.memberId(), key);
    if (first != null && !first.requestHash().equals(wish.requestHash())) {
      return Verdict.rejected(IDEMPOTENCY_KEY_REUSED, "the key belongs to another request");
    }
    return book.reports().contains(Reporting.keyOf(book, wish))
        ? Verdict.applied(wish.commentId())
        : Verdict.rejected(NOT_FOUND, "no visible comment " + wish.commentId());
  }

  private static Verdict notTaken() {
    return Verdict.rejected(CONFLICT, "it did not fit the state it met");
  }
}
