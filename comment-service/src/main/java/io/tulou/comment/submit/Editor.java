package io.tulou.comment.submit;

import io.tulou.comment.CommentProperties;
import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.rules.Draft;
import io.tulou.comment.rules.Screening;
import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.thread.CommentReader;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Edits;
import io.tulou.comment.view.Form;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;
import io.tulou.contract.http.CommentEdit;
import io.tulou.contract.http.CommentReceipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes edits. Refuses what will not become possible again; the rest is comment-job's to decide.
 */
@Component
public class Editor {
  private final CommentReader comments;
  private final Addressees addressees;
  private final SubjectStore subjects;
  private final Commands commands;
  private final OwnWrites ownWrites;
  private final Screening screening;
  private final Duration window;

  Editor(
      CommentReader comments,
      Addressees addressees,
      SubjectStore subjects,
      Commands commands,
      OwnWrites ownWrites,
      Screening screening,
      CommentProperties properties) {
    this.comments = comments;
    this.addressees = addressees;
    this.subjects = subjects;
    this.commands = commands;
    this.ownWrites = ownWrites;
    this.screening = screening;
    this.window = properties.editWindow();
  }

  /**
   * Puts another text in place; the receipt says whether readers see it already, or would if no
   * review came first.
   *
   * @throws ApiException {@code invalid-text}, {@code invalid-request}, {@code not-found}, {@code
   *     forbidden} for what is another's or too old, {@code subject-locked}, {@code conflict} for
   *     what a moderator removed, {@code version-conflict}
   */
  public CommentReceipt edit(
      long commentId, @Nullable String ifMatch, CommentEdit edit, Caller caller) {
    caller.member();
    var expected = ExpectedVersion.of(ifMatch);
    if (edit.text() == null) {
      throw ApiException.invalid("text", "must be there");
    }
    var text = CommentText.of(edit.text());
    var mentions = Mentions.in(text);
    var comment = editable(commentId, caller);
    var subject = subjects.find(comment.subject());
    checkSubject(subject);
    var screened =
        screening.judge(new Draft(comment.subject(), subject.orElse(null), caller, text, true));
    var envelope = commands.envelope();
    checkWindow(comment, envelope.at());
    if (expected != null && expected < comment.version()) {
      throw stale(comment.version());
    }
    var command =
        new EditComment(
            envelope,
            comment.subject(),
            commentId,
            caller.memberId(),
            expected,
            text,
            SafeHtml.of(text),
            addressees.of(0, mentions, caller),
            screened.state() == CommentState.VISIBLE ? CommentState.VISIBLE : CommentState.PENDING,
            screened.matchedRules(),
            Masks.of(screened));
    return send(command, comment, caller);
  }

  private CommentSnapshot editable(long commentId, Caller caller) {
    var comment = comments.require(commentId, caller);
    if (comment.state() == CommentState.DELETED) {
      throw ApiException.notFound();
    }
    if (!Visibility.isAuthor(comment, caller)) {
      throw Visibility.of(comment, caller) == Form.NONE
          ? ApiException.notFound()
          : new ApiException(ErrorCode.FORBIDDEN, "Only its author may edit a comment.");
    }
    return comment;
  }

  private static void checkSubject(Optional<SubjectSnapshot> subject) {
    if (subject.filter(found -> found.state() == SubjectState.LOCKED).isPresent()) {
      throw new ApiException(ErrorCode.SUBJECT_LOCKED, "The subject is locked.");
    }
  }

  private void checkWindow(CommentSnapshot comment, Instant now) {
    if (comment.createdAt().plus(window).isBefore(now)) {
      throw new ApiException(
          ErrorCode.FORBIDDEN,
          "Comments can be edited for %d seconds.".formatted(window.toSeconds()));
    }
  }

  private static ApiException stale(long version) {
    return new ApiException(
        ErrorCode.VERSION_CONFLICT, "It has changed since: its version is %d.".formatted(version));
  }

  private CommentReceipt send(EditComment command, CommentSnapshot comment, Caller caller) {
    return switch (commands.send(command)) {
      case Answer.Applied applied -> {
        var edited = applied.requireComment();
        if (edited.state() != CommentState.VISIBLE) {
          ownWrites.remember(edited);
        }
        yield receipt(true, edited, caller);
      }
      case Answer.Refused refused -> throw refused.asException();
      case Answer.Accepted() -> {
        var own = unapplied(command, comment);
        ownWrites.remember(own);
        yield receipt(false, own, caller);
      }
    };
  }

  private static CommentSnapshot unapplied(EditComment command, CommentSnapshot comment) {
    var edit =
        new PendingEdit(
            command.text(),
            command.html(),
            command.mentions(),
            command.envelope().at().truncatedTo(ChronoUnit.MILLIS));
    boolean awaits =
        comment.state() == CommentState.VISIBLE && command.state() == CommentState.PENDING;
    return awaits ? Edits.awaiting(comment, edit) : Edits.shown(comment, edit);
  }

  private static CommentReceipt receipt(boolean applied, CommentSnapshot comment, Caller caller) {
    return new CommentReceipt(
        applied,
        CommentViews.of(comment, Visibility.of(comment, caller))
            .orElseThrow(ApiException::notFound));
  }
}
