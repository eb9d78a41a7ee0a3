package io.tulou.commentjob.apply;

import static io.tulou.contract.comment.CommentState.PENDING;
import static io.tulou.contract.comment.CommentState.SHADOWED;

import io.tulou.commentjob.store.DecisionRow;
import io.tulou.commentjob.store.ShadowedAnswerRow;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers that only their author sees because of what they answer alone, beneath one subject: known
 * of those threads in which something may come back, or be edited while it is shadowed.
 */
final class ShadowedAnswers {
  private final Map<Long, ShadowedAnswerRow> present = new LinkedHashMap<>();
  private final Map<Long, ShadowedAnswerRow> changed = new LinkedHashMap<>();

  void enter(ShadowedAnswerRow loaded) {
    present.putIfAbsent(loaded.commentId(), loaded);
  }

  /**
   * Notes one.
   *
   * @param own what it would be if what it answers were visible
   * @param masked whether readers would see less than what was typed, which nobody has kept
   */
  void note(SubjectBook book, CommentEntry answer, CommentState own, boolean masked) {
    put(
        new ShadowedAnswerRow(
            book.subjectId(), answer.threadId(), answer.id(), masked ? PENDING : own));
  }

  /** Its author has replaced the text by one that readers are not to see as it is. */
  void hold(CommentEntry answer) {
    var row = present.get(answer.id());
    if (row != null) {
      put(new ShadowedAnswerRow(row.subjectId(), row.threadId(), row.commentId(), PENDING));
    }
  }

  /**
   * Brings back what answers a comment that readers see again, what answers that, and so on; what
   * has been decided about or deleted meanwhile stays as it is, with all beneath it.
   */
  void bringBack(SubjectBook book, CommentEntry comment, Instant at) {
    var visible = new ArrayDeque<>(List.of(comment));
    for (var seen = visible.poll(); seen != null; seen = visible.poll()) {
      for (var row : List.copyOf(present.values())) {
        var answer = book.comment(row.commentId());
        if (answer != null && answer.parentId() == seen.id() && answer.state() == SHADOWED) {
          book.changeState(answer, row.state());
          book.record(decision(book, answer, at));
          if (answer.isVisible()) {
            visible.add(answer);
          }
        }
      }
    }
  }

  Collection<ShadowedAnswerRow> changed() {
    return changed.values();
  }

  private void put(ShadowedAnswerRow row) {
    present.put(row.commentId(), row);
    changed.put(row.commentId(), row);
  }

  private static DecisionRow decision(SubjectBook book, CommentEntry answer, Instant at) {
    return new DecisionRow(
        book.subjectId(),
        book.newId(),
        answer.id(),
        Screened.NOBODY,
        Screened.BACK,
        "what it answers was approved",
        null,
        SHADOWED,
        answer.state(),
        answer.version(),
        at);
  }
}
