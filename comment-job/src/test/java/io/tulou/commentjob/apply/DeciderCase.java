package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.project.Verdict;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import java.time.Duration;
import java.util.function.Consumer;

/** One subject that nobody has written beneath yet, and who decides. */
abstract class DeciderCase {
  static final WritingRules RULES = new WritingRules(Duration.ofMinutes(15), Duration.ofMinutes(1));

  final SubjectRef ref = new SubjectRef("video", "1");
  final Wishes wishes = new Wishes(ref);
  final Decider decider = new Decider(RULES);
  final SubjectBook book = new SubjectBook(ref, () -> 77);

  final void arrive(CommentState state) {
    var first = state == CommentState.PENDING ? state : CommentState.VISIBLE;
    decider.decide(book, wishes.publish(10, 0, 5, first, null, null));
    if (state == CommentState.REMOVED) {
      decider.decide(book, wishes.decide(10, ModerationAction.REMOVE));
    }
    if (state == CommentState.DELETED) {
      decider.decide(book, wishes.delete(10, 5));
    }
  }

  final Verdict publish(long id, long parent) {
    return decider.decide(book, wishes.publish(id, parent, 5));
  }

  static Consumer<Verdict> isRejected(ErrorCode code) {
    return verdict ->
        assertThat(verdict)
            .isInstanceOfSatisfying(
                Verdict.Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(code));
  }

  static HotScore hot() {
    return HotScoreTest.DEFAULT;
  }
}
