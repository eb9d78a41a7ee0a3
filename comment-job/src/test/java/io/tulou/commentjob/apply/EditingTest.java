package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.store.RevisionRow;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits, with and without review before. */
class EditingTest extends DeciderCase {
  @Test
  void anAuthorEditsWithinTheWindowAndTheOldTextIsKept() {
    publish(10, 0);
    var edit = wishes.edit(10, 5, "better");

    assertThat(decider.decide(book, edit)).isEqualTo(Verdict.applied(10));

    assertThat(book.contents().get(10).text()).isEqualTo("better");
    assertThat(book.contents().get(10).mentionIds()).containsExactly(8L);
    assertThat(book.comment(10).row(hot()).editedAt()).isEqualTo(edit.envelope().at());
    assertThat(book.comment(10).version()).isEqualTo(2);
    assertThat(book.revisions().added())
        .extracting(RevisionRow::editId, RevisionRow::version, RevisionRow::text)
        .containsExactly(tuple(edit.envelope().commandId(), 1L, "text 10"));
  }

  @Test
  void theSameEditTakesEffectOnce() {
    publish(10, 0);
    var first = wishes.edit(10, 5, "first");
    decider.decide(book, first);
    decider.decide(book, wishes.edit(10, 5, "second"));

    assertThat(decider.decide(book, first)).isEqualTo(Verdict.applied(10));
    assertThat(decider.decide(book, wishes.edit(10, 5, "second"))).isEqualTo(Verdict.applied(10));

    assertThat(book.contents().get(10).text()).isEqualTo("second");
    assertThat(book.comment(10).version()).isEqualTo(3);
    assertThat(book.revisions().added()).hasSize(2);
  }

  @Test
  void anEditIsRefusedToStrangersTooLateOnWhatIsGoneAndAgainstAnotherVersion() {
    var strict = new Decider(new WritingRules(Duration.ZERO, Duration.ZERO));
    publish(10, 0);
    publish(11, 0);
    publish(12, 0);
    decider.decide(book, wishes.decide(11, ModerationAction.REMOVE));
    decider.decide(book, wishes.delete(12, 5));

    assertThat(decider.decide(book, wishes.edit(10, 6, "mine")))
        .satisfies(isRejected(ErrorCode.FORBIDDEN));
    assertThat(strict.decide(book, wishes.edit(10, 5, "late")))
        .satisfies(isRejected(ErrorCode.FORBIDDEN));
    assertThat(decider.decide(book, wishes.edit(11, 5, "removed")))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(decider.decide(book, wishes.edit(12, 5, "deleted")))
        .satisfies(isRejected(ErrorCode.NOT_FOUND));
    assertThat(decider.decide(book, wishes.edit(404, 5, "unknown")))
        .satisfies(isRejected(ErrorCode.NOT_FOUND));
    assertThat(decider.decide(book, wishes.edit(10, 5, "stale", 7L, CommentState.VISIBLE)))
        .isEqualTo(
            Verdict.rejected(
                ErrorCode.VERSION_CONFLICT, "It has changed since: its version is 1."));
    assertThat(decider.decide(book, wishes.edit(10, 5, "seen", 1L, CommentState.VISIBLE)))
        .isEqualTo(Verdict.applied(10));
    decider.decide(book, wishes.put(null, SubjectState.LOCKED, null));
    assertThat(decider.decide(book, wishes.edit(10, 5, "locked")))
        .satisfies(isRejected(ErrorCode.SUBJECT_LOCKED));
    assertThat(book.revisions().added()).hasSize(1);
  }

  @Test
  void whereReviewComesFirstReadersKeepTheOldTextUntilTheEditIsApproved() {
    publish(10, 0);
    decider.decide(book, wishes.put(null, null, ReviewMode.PRE));
    var edit = wishes.edit(10, 5, "better");
    decider.decide(book, edit);

    assertThat(book.comment(10).state()).isEqualTo(CommentState.VISIBLE);
    assertThat(book.contents().get(10).text()).isEqualTo("text 10");
    assertThat(book.contents().get(10).latestText()).isEqualTo("better");
    assertThat(book.comment(10).row(hot()).editedAt()).isNull();

    decider.decide(book, wishes.decide(10, ModerationAction.APPROVE));

    assertThat(book.contents().get(10).text()).isEqualTo("better");
    assertThat(book.contents().get(10).pendingEdit()).isNull();
    assertThat(book.comment(10).row(hot()).editedAt()).isEqualTo(edit.envelope().at());
    assertThat(book.revisions().added()).extracting(RevisionRow::text).containsExactly("text 10");
  }

  @ParameterizedTest
  @CsvSource({"REMOVE, REMOVED", "RESTORE, VISIBLE"})
  void aRefusedEditIsKeptButNeverShown(ModerationAction action, CommentState state) {
    publish(10, 0);
    decider.decide(book, wishes.edit(10, 5, "worse", null, CommentState.PENDING));

    decider.decide(book, wishes.decide(10, action));
    decider.decide(book, wishes.decide(10, ModerationAction.RESTORE));

    assertThat(book.comment(10).state()).isEqualTo(CommentState.VISIBLE);
    assertThat(book.newDecisions().getFirst().toState()).isEqualTo(state);
    assertThat(book.contents().get(10).latestText()).isEqualTo("text 10");
    assertThat(book.revisions().added())
        .extracting(RevisionRow::text)
        .containsExactly("text 10", "worse");
  }

  @Test
  void whatReadersNeverSawIsReplacedWhileItAwaitsReview() {
    decider.decide(book, wishes.publish(10, 0, 5, CommentState.PENDING, null, null));
    decider.decide(book, wishes.edit(10, 5, "better", null, CommentState.PENDING));

    assertThat(book.comment(10).state()).isEqualTo(CommentState.PENDING);
    assertThat(book.contents().get(10).text()).isEqualTo("better");
    assertThat(book.contents().get(10).pendingEdit()).isNull();
  }
}
