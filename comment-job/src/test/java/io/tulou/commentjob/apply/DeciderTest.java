package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.store.RevisionRow;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeciderTest {
  private static final WritingRules RULES =
      new WritingRules(Duration.ofMinutes(15), Duration.ofMinutes(1));

  private final SubjectRef ref = new SubjectRef("video", "1");
  private final Wishes wishes = new Wishes(ref);
  private final Decider decider = new Decider(RULES);
  private final SubjectBook book = new SubjectBook(ref, () -> 77);

  @Test
  void aFirstCommentOpensItsSubject() {
    assertThat(publish(10, 0)).isEqualTo(Verdict.applied(10));

    assertThat(book.subjectId()).isEqualTo(77);
    assertThat(book.comment(10).floor()).isEqualTo(1);
  }

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
    assertThat(publish(11, 10)).satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(book.newDecisions()).extracting("toState").containsExactly(CommentState.SHADOWED);

    decider.decide(book, wishes.decide(10, ModerationAction.APPROVE));

    assertThat(book.subject().nextRow().commentCount()).isEqualTo(1);
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

  @Test
  void inSlowModeAMemberWaitsAndIsToldHowLong() {
    decider.decide(book, wishes.slowMode(30));
    var first = wishes.says(10, 5, "one", false);
    decider.decide(book, first);
    var second = wishes.says(11, 5, "two", false);
    long waited = Duration.between(first.envelope().at(), second.envelope().at()).toSeconds();

    assertThat(decider.decide(book, second))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(ErrorCode.SLOW_MODE);
              assertThat(rejected.retryAfterSeconds()).isEqualTo((int) (30 - waited));
            });
    assertThat(book.comment(11)).isNull();
    assertThat(book.subject().nextRow().nextFloor()).isEqualTo(2);
    assertThat(decider.decide(book, wishes.says(12, 6, "another's", false)))
        .isEqualTo(Verdict.applied(12));
    assertThat(decider.decide(book, first)).isEqualTo(Verdict.applied(10));
    for (int i = 0; i < 30; i++) {
      wishes.rebuild(0);
    }
    assertThat(decider.decide(book, wishes.says(13, 5, "three", false)))
        .isEqualTo(Verdict.applied(13));
  }

  @Test
  void slowModeIsNotForModeratorsNorForTheOwner() {
    decider.decide(book, wishes.put(6L, null, null));
    decider.decide(book, wishes.slowMode(300));
    for (int i = 0; i < 3; i++) {
      assertThat(decider.decide(book, wishes.says(10 + i, 5, "moderator " + i, true)))
          .isEqualTo(Verdict.applied(10 + i));
      assertThat(decider.decide(book, wishes.says(20 + i, 6, "owner " + i, false)))
          .isEqualTo(Verdict.applied(20 + i));
    }
    assertThat(decider.decide(book, wishes.says(30, 5, "without the scope", false)))
        .satisfies(isRejected(ErrorCode.SLOW_MODE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello there", " hello  THERE ", "hel\u200blothere", "ＨＥＬＬＯ there"})
  void theSameTextIsLetInOnceAWhile(String again) {
    decider.decide(book, wishes.says(10, 5, "Hello there", false));

    assertThat(decider.decide(book, wishes.says(11, 5, again, true)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(decider.decide(book, wishes.says(12, 5, "Hello there!", false)))
        .isEqualTo(Verdict.applied(12));
    assertThat(decider.decide(book, wishes.says(13, 6, again, false)))
        .isEqualTo(Verdict.applied(13));
    for (int i = 0; i < 60; i++) {
      wishes.rebuild(0);
    }
    assertThat(decider.decide(book, wishes.says(14, 5, again, false)))
        .isEqualTo(Verdict.applied(14));
  }

  @Test
  void aTextIsKnownAgainBehindFourOthersAndNoMore() {
    for (int i = 0; i < 6; i++) {
      decider.decide(book, wishes.says(10 + i, 5, "text " + i, false));
    }

    assertThat(decider.decide(book, wishes.says(21, 5, "text 1", false)))
        .satisfies(isRejected(ErrorCode.CONFLICT));
    assertThat(decider.decide(book, wishes.says(22, 5, "text 0", false)))
        .isEqualTo(Verdict.applied(22));
  }

  private void arrive(CommentState state) {
    var first = state == CommentState.PENDING ? state : CommentState.VISIBLE;
    decider.decide(book, wishes.publish(10, 0, 5, first, null, null));
    if (state == CommentState.REMOVED) {
      decider.decide(book, wishes.decide(10, ModerationAction.REMOVE));
    }
    if (state == CommentState.DELETED) {
      decider.decide(book, wishes.delete(10, 5));
    }
  }

  private Verdict publish(long id, long parent) {
    return decider.decide(book, wishes.publish(id, parent, 5));
  }

  private static Consumer<Verdict> isRejected(ErrorCode code) {
    return verdict ->
        assertThat(verdict)
            .isInstanceOfSatisfying(
                Verdict.Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(code));
  }

  private static HotScore hot() {
    return HotScoreTest.DEFAULT;
  }
}
