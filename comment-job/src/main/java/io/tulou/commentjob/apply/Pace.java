package io.tulou.commentjob.apply;

import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.SLOW_MODE;

import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.store.RecentWriteRow;
import io.tulou.commentjob.store.WrittenTexts;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Slow mode, and the same text again: decided in log order, so of two copies that race exactly one
 * is let in. What is not let in leaves no trace.
 */
final class Pace {
  private final Limits limits;

  Pace(Limits limits) {
    this.limits = limits;
  }

  /**
   * Null for what may come in.
   *
   * @param textHash of {@link FoldedText}
   */
  @Nullable Verdict refuse(SubjectBook book, PublishComment wish, long textHash, Instant at) {
    var subject = book.subject();
    var recent = book.recentWrites().find(wish.authorId());
    if (subject == null || recent == null) {
      return null;
    }
    var next = recent.lastAt().plusSeconds(subject.slowModeSeconds());
    boolean isExempt = wish.byModerator() || subject.isOwnedBy(wish.authorId());
    if (subject.slowModeSeconds() > 0 && !isExempt && next.isAfter(at)) {
      long millis = Duration.between(at, next).toMillis();
      int seconds = (int) Math.min(subject.slowModeSeconds(), (millis + 999) / 1_000);
      return new Verdict.Rejected(
          SLOW_MODE,
          "Here members write once in %d seconds.".formatted(subject.slowModeSeconds()),
          seconds);
    }
    if (recent.texts().hasLately(textHash, at, limits.repeatWindow())) {
      return Verdict.rejected(CONFLICT, "The same was written here a moment ago.");
    }
    return null;
  }

  /** Remembers what came in. */
  void note(SubjectBook book, PublishComment wish, long textHash, Instant at) {
    var recent = book.recentWrites().find(wish.authorId());
    var texts = recent == null ? WrittenTexts.NONE : recent.texts();
    var lastAt = recent == null || at.isAfter(recent.lastAt()) ? at : recent.lastAt();
    book.recentWrites()
        .put(
            new RecentWriteRow(book.subjectId(), wish.authorId(), lastAt, texts.and(textHash, at)));
  }
}
