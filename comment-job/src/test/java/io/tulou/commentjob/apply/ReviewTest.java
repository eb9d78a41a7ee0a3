package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.project.Verdict;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moderators decide, and what awaits them. */
class ReviewTest extends DeciderCase {
  @Test
  void whatReadersSeeOfAMaskedTextGivesWayToWhatWasTypedWhenItIsApproved() {
    var typed = wishes.publish(10, 0, 5);
    var masked = new CommentCommand.MaskedText("text \u2022", "<p>text \u2022</p>");
    decider.decide(book, Wishes.screened(typed, CommentState.VISIBLE, List.of("spam"), masked));

    assertThat(book.comment(10).isVisible()).isTrue();
    assertThat(book.contents().get(10).text()).isEqualTo(masked.text());
    assertThat(book.contents().get(10).latestText()).isEqualTo(typed.text());
    assertThat(book.contents().get(10).matchedRules()).isEqualTo("spam");
    assertThat(book.newDecisions())
        .extracting("action", "reason")
        .containsExactly(tuple("mask", "spam"));

    decider.decide(book, wishes.decide(10, ModerationAction.APPROVE));

    assertThat(book.contents().get(10).text()).isEqualTo(typed.text());
    assertThat(book.contents().get(10).pendingEdit()).isNull();
    assertThat(book.comment(10).row(hot()).editedAt()).isNull();
  }

  @Test
  void ofTwoModeratorsWhoSawTheSameOneIsLate() {
    publish(10, 0);

    assertThat(decider.decide(book, wishes.decideSeen(10, ModerationAction.APPROVE, 1)))
        .isEqualTo(Verdict.applied(10));
    assertThat(decider.decide(book, wishes.decideSeen(10, ModerationAction.REMOVE, 1)))
        .satisfies(isRejected(ErrorCode.VERSION_CONFLICT));
    assertThat(book.comment(10).isVisible()).isTrue();
    var version = book.comment(10).version();
    assertThat(decider.decide(book, wishes.decideSeen(10, ModerationAction.REMOVE, version)))
        .isEqualTo(Verdict.applied(10));
  }

  @Test
  void likesDoNotMakeADecisionLateButAnEditDoes() {
    publish(10, 0);
    decider.decide(book, wishes.react(10, 3, ReactionKind.LIKE));
    assertThat(decider.decide(book, wishes.decideSeen(10, ModerationAction.FEATURE, 1)))
        .isEqualTo(Verdict.applied(10));
    var seen = book.comment(10).version();

    decider.decide(book, wishes.edit(10, 5, "something else"));

    assertThat(decider.decide(book, wishes.decideSeen(10, ModerationAction.APPROVE, seen)))
        .satisfies(isRejected(ErrorCode.VERSION_CONFLICT));
  }

  @Test
  void aShadowedCommentIsCountedNowhereAndCanBeApproved() {
    var wish = wishes.publish(10, 0, 5);
    decider.decide(book, Wishes.screened(wish, CommentState.SHADOWED, List.of("shadow"), null));

    assertThat(book.subject().nextRow().commentCount()).isZero();
    assertThat(book.comment(10).row(hot()).listed()).isFalse();
    assertThat(decider.decide(book, wishes.publish(11, 10, 6)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(book.newDecisions()).extracting("toState").containsExactly(CommentState.SHADOWED);

    decider.decide(book, wishes.decide(10, ModerationAction.APPROVE));

    assertThat(book.subject().nextRow().commentCount()).isEqualTo(1);
  }

  @Test
  void aShadowedCommentTakesWhatItsAuthorDoesAndNobodyElse() {
    var wish = wishes.publish(10, 0, 5);
    decider.decide(book, Wishes.screened(wish, CommentState.SHADOWED, List.of("shadow"), null));

    assertThat(decider.decide(book, wishes.react(10, 5, ReactionKind.LIKE)))
        .isEqualTo(Verdict.applied(10));
    assertThat(decider.decide(book, wishes.react(10, 6, ReactionKind.LIKE)))
        .satisfies(isRejected(ErrorCode.NOT_FOUND));
    assertThat(decider.decide(book, wishes.publish(11, 10, 6)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(decider.decide(book, wishes.publish(12, 10, 5))).isEqualTo(Verdict.applied(12));
    assertThat(decider.decide(book, wishes.publish(13, 12, 5))).isEqualTo(Verdict.applied(13));

    assertThat(book.comment(10).likes()).isEqualTo(1);
    assertThat(List.of(book.comment(12).state(), book.comment(13).state()))
        .containsOnly(CommentState.SHADOWED);
    assertThat(book.comment(13).rootId()).isEqualTo(10);
    assertThat(book.comment(10).row(hot()).replyCount()).isZero();
    assertThat(book.subject().nextRow().commentCount()).isZero();
    assertThat(book.newDecisions())
        .extracting("commentId", "action", "reason")
        .containsExactly(
            tuple(10L, "shadow", "shadow"),
            tuple(12L, "shadow", "beneath what is shadowed"),
            tuple(13L, "shadow", "beneath what is shadowed"));
  }

  @Test
  void whatWasShadowedForWhatItAnswersAloneComesBackWithIt() {
    shadow(10, 0);
    publish(12, 10);
    publish(13, 12);
    decider.decide(book, wishes.publish(14, 10, 5, CommentState.PENDING, null, null));
    shadow(15, 10);
    publish(16, 15);
    publish(17, 12);
    decider.decide(book, wishes.delete(17, 5));

    decider.decide(book, wishes.decide(10, ModerationAction.APPROVE));

    assertThat(book.comments())
        .extracting(CommentEntry::id, CommentEntry::state)
        .containsExactly(
            tuple(10L, CommentState.VISIBLE),
            tuple(12L, CommentState.VISIBLE),
            tuple(13L, CommentState.VISIBLE),
            tuple(14L, CommentState.PENDING),
            tuple(15L, CommentState.SHADOWED),
            tuple(16L, CommentState.SHADOWED),
            tuple(17L, CommentState.DELETED));
    assertThat(book.comment(10).row(hot()).replyCount()).isEqualTo(2);
    assertThat(book.subject().nextRow().commentCount()).isEqualTo(3);
    assertThat(book.newDecisions())
        .filteredOn("action", Screened.BACK)
        .extracting("commentId", "toState")
        .containsExactlyInAnyOrder(
            tuple(12L, CommentState.VISIBLE),
            tuple(13L, CommentState.VISIBLE),
            tuple(14L, CommentState.PENDING));

    decider.decide(book, wishes.decide(15, ModerationAction.APPROVE));

    assertThat(book.comment(16).isVisible()).isTrue();
    assertThat(book.subject().nextRow().commentCount()).isEqualTo(5);
  }

  @Test
  void whatReadersWouldHaveSeenMaskedComesBackForReview() {
    shadow(10, 0);
    var masked = new CommentCommand.MaskedText("\u2022", "<p>\u2022</p>");
    var typed = wishes.publish(12, 10, 5);
    decider.decide(book, Wishes.screened(typed, CommentState.VISIBLE, List.of("spam"), masked));
    publish(13, 10);
    decider.decide(book, wishes.edit(13, 5, "other", null, CommentState.PENDING));

    decider.decide(book, wishes.decide(10, ModerationAction.APPROVE));

    assertThat(List.of(book.comment(12).state(), book.comment(13).state()))
        .containsOnly(CommentState.PENDING);
  }

  private void shadow(long id, long parent) {
    var wish = wishes.publish(id, parent, 5);
    decider.decide(book, Wishes.screened(wish, CommentState.SHADOWED, List.of("shadow"), null));
  }

  @Test
  void atEveryFullThresholdOfReportsACommentWaitsForReview() {
    var strict = new Decider(RULES, limits(Duration.ZERO, 2));
    strict.decide(book, wishes.publish(10, 0, 5));

    strict.decide(book, wishes.report(10, 1));
    strict.decide(book, wishes.report(10, 1));
    assertThat(book.comment(10).isVisible()).isTrue();
    strict.decide(book, wishes.report(10, 2));
    assertThat(book.comment(10).state()).isEqualTo(CommentState.PENDING);
    assertThat(book.subject().nextRow().commentCount()).isZero();
    assertThat(book.newDecisions())
        .extracting("action", "actorId")
        .containsExactly(tuple("hide", 0L));

    strict.decide(book, wishes.decide(10, ModerationAction.APPROVE));
    strict.decide(book, wishes.report(10, 3));
    assertThat(book.comment(10).isVisible()).isTrue();
    strict.decide(book, wishes.report(10, 4));
    assertThat(book.comment(10).state()).isEqualTo(CommentState.PENDING);
  }

  private static Limits limits(Duration repeatWindow, int reportThreshold) {
    return new Limits() {
      @Override
      public Duration repeatWindow() {
        return repeatWindow;
      }

      @Override
      public int reportThreshold() {
        return reportThreshold;
      }
    };
  }

  @Test
  void aDecisionThatIsAskedForAgainUnderItsKeyIsTakenOnce() {
    publish(10, 0);
    decider.decide(book, wishes.decide(10, ModerationAction.REMOVE, "k", "hash"));
    decider.decide(book, wishes.decide(10, ModerationAction.RESTORE));

    assertThat(decider.decide(book, wishes.decide(10, ModerationAction.REMOVE, "k", "hash")))
        .isEqualTo(Verdict.applied(10));
    assertThat(decider.decide(book, wishes.decide(10, ModerationAction.REMOVE, "k", "other")))
        .satisfies(isRejected(ErrorCode.IDEMPOTENCY_KEY_REUSED));

    assertThat(book.comment(10).state()).isEqualTo(CommentState.VISIBLE);
    assertThat(book.newDecisions()).hasSize(2);
  }

  @Test
  void theSameDecisionIsAuditedOnce() {
    publish(10, 0);
    var removal = wishes.decide(10, ModerationAction.REMOVE);
    decider.decide(book, removal);
    decider.decide(book, wishes.decide(10, ModerationAction.RESTORE));

    assertThat(decider.decide(book, removal)).isEqualTo(Verdict.applied(10));

    assertThat(book.comment(10).state()).isEqualTo(CommentState.VISIBLE);
    assertThat(book.newDecisions()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "VISIBLE, APPROVE, VISIBLE",
    "VISIBLE, REMOVE, REMOVED",
    "VISIBLE, RESTORE, VISIBLE",
    "VISIBLE, FEATURE, VISIBLE",
    "VISIBLE, UNFEATURE, VISIBLE",
    "PENDING, APPROVE, VISIBLE",
    "PENDING, REMOVE, REMOVED",
    "PENDING, RESTORE, conflict",
    "PENDING, FEATURE, conflict",
    "PENDING, UNFEATURE, PENDING",
    "REMOVED, APPROVE, conflict",
    "REMOVED, REMOVE, REMOVED",
    "REMOVED, RESTORE, VISIBLE",
    "REMOVED, FEATURE, conflict",
    "REMOVED, UNFEATURE, REMOVED",
    "DELETED, APPROVE, conflict",
    "DELETED, REMOVE, conflict",
    "DELETED, RESTORE, conflict",
    "DELETED, FEATURE, conflict",
    "DELETED, UNFEATURE, conflict"
  })
  void everyStateMeetsEveryDecision(CommentState from, ModerationAction action, String expected) {
    arrive(from);

    var verdict = decider.decide(book, wishes.decide(10, action));

    if (expected.equals("conflict")) {
      assertThat(verdict).satisfies(isRejected(ErrorCode.CONFLICT));
      assertThat(book.comment(10).state()).isEqualTo(from);
    } else {
      assertThat(verdict).isEqualTo(Verdict.applied(10));
      assertThat(book.comment(10).state()).isEqualTo(CommentState.valueOf(expected));
      assertThat(book.newDecisions().getLast().toState()).isEqualTo(CommentState.valueOf(expected));
    }
  }
}
