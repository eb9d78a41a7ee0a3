package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.project.Verdict;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import org.junit.jupiter.api.Test;

/** What members do to comments and subjects. */
class DeciderTest extends DeciderCase {
  @Test
  void aFirstCommentOpensItsSubject() {
    assertThat(publish(10, 0)).isEqualTo(Verdict.applied(10));

    assertThat(book.subjectId()).isEqualTo(77);
    assertThat(book.comment(10).floor()).isEqualTo(1);
  }

  @Test
  void aReplyToAReplyHangsUnderTheSameRoot() {
    publish(10, 0);
    publish(11, 10);
    publish(12, 11);

    assertThat(book.comment(12).rootId()).isEqualTo(10);
    assertThat(book.comment(12).floor()).isEqualTo(2);
    assertThat(book.comment(12).row(hot()).parentId()).isEqualTo(11);
  }

  @Test
  void aPendingCommentTakesItsFloorButIsNotCounted() {
    decider.decide(book, wishes.put(null, null, ReviewMode.PRE));
    publish(10, 0);
    publish(11, 0);

    assertThat(book.comment(11).floor()).isEqualTo(2);
    assertThat(book.comment(11).state()).isEqualTo(CommentState.PENDING);
    assertThat(book.subject().nextRow().commentCount()).isZero();
    assertThat(publish(12, 11)).satisfies(isRejected(ErrorCode.CONFLICT));
  }

  @Test
  void theFirstRequestUnderAKeyWins() {
    var visible = CommentState.VISIBLE;
    decider.decide(book, wishes.publish(10, 0, 5, visible, "k", "hash"));

    assertThat(decider.decide(book, wishes.publish(11, 0, 5, visible, "k", "hash")))
        .isEqualTo(Verdict.applied(10));
    assertThat(decider.decide(book, wishes.publish(12, 0, 5, visible, "k", "other")))
        .satisfies(isRejected(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    assertThat(decider.decide(book, wishes.publish(13, 0, 6, visible, "k", "other")))
        .isEqualTo(Verdict.applied(13));
    assertThat(book.comment(11)).isNull();
  }

  @Test
  void aLockedSubjectTakesImportsOnly() {
    decider.decide(book, wishes.put(1L, SubjectState.LOCKED, null));

    assertThat(publish(10, 0)).satisfies(isRejected(ErrorCode.SUBJECT_LOCKED));
    assertThat(decider.decide(book, wishes.imported(11, "a", null, 2, Wishes.START)))
        .isEqualTo(Verdict.applied(11));
    assertThat(book.comment(11).likes()).isEqualTo(2);
    assertThat(decider.decide(book, wishes.imported(12, "b", "unknown", 0, Wishes.START)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
  }

  @Test
  void onlyVisibleCommentsTakeReactions() {
    publish(10, 0);
    decider.decide(book, wishes.decide(10, ModerationAction.REMOVE));

    assertThat(decider.decide(book, wishes.react(10, 3, ReactionKind.LIKE)))
        .satisfies(isRejected(ErrorCode.NOT_FOUND));
    assertThat(decider.decide(book, wishes.react(404, 3, ReactionKind.LIKE)))
        .satisfies(isRejected(ErrorCode.NOT_FOUND));
  }

  @Test
  void strangersCannotDeleteButTheOwnerCan() {
    decider.decide(book, wishes.put(1L, null, null));
    publish(10, 0);

    assertThat(decider.decide(book, wishes.delete(10, 6)))
        .satisfies(isRejected(ErrorCode.FORBIDDEN));
    assertThat(decider.decide(book, wishes.delete(10, 1))).isEqualTo(Verdict.applied(10));
    assertThat(decider.decide(book, wishes.delete(10, 5))).isEqualTo(Verdict.applied(10));
    assertThat(book.comment(10).version()).isEqualTo(2);
  }

  @Test
  void ownersAndModeratorsPinThreeVisibleRootsAndNoMore() {
    decider.decide(book, wishes.put(1L, null, null));
    for (long id = 10; id < 14; id++) {
      publish(id, 0);
    }
    publish(20, 10);

    assertThat(decider.decide(book, wishes.pin(10, 5, true, false)))
        .satisfies(isRejected(ErrorCode.FORBIDDEN));
    assertThat(decider.decide(book, wishes.pin(20, 1, true, false)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    for (long id = 10; id < 13; id++) {
      assertThat(decider.decide(book, wishes.pin(id, 1, true, false)))
          .isEqualTo(Verdict.applied(id));
    }
    assertThat(decider.decide(book, wishes.pin(13, 99, true, true)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(book.subject().pinned()).containsExactly(12L, 11L, 10L);

    decider.decide(book, wishes.decide(11, ModerationAction.REMOVE));
    assertThat(decider.decide(book, wishes.pin(13, 99, true, true))).isEqualTo(Verdict.applied(13));
    assertThat(book.subject().pinned()).containsExactly(13L, 12L, 10L);
    assertThat(book.comment(11).isPinned()).isFalse();
  }

  @Test
  void aRemovedRootWithVisibleRepliesStaysListed() {
    publish(10, 0);
    publish(11, 10);
    decider.decide(book, wishes.decide(10, ModerationAction.REMOVE));
    assertThat(book.comment(10).row(hot()).listed()).isTrue();

    decider.decide(book, wishes.decide(11, ModerationAction.REMOVE));

    assertThat(book.comment(10).row(hot()).listed()).isFalse();
    assertThat(book.subject().nextRow().commentCount()).isZero();
  }
}
