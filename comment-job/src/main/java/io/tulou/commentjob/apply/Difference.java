package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.Changes;
import java.util.Collection;

/** What a book's batch changed, as rows to write. */
final class Difference {
  private Difference() {}

  /**
   * Adds to the changes.
   *
   * @param later comments that are not ready to be written
   */
  static void collect(
      SubjectBook book, Collection<CommentEntry> later, HotScore hot, Changes changes) {
    var subject = book.subject();
    if (subject == null) {
      return;
    }
    if (subject.hasChanged()) {
      (subject.isNew() ? changes.newSubjects() : changes.changedSubjects()).add(subject.nextRow());
    }
    for (var comment : book.comments()) {
      if (comment.hasChanged() && !later.contains(comment)) {
        (comment.isNew() ? changes.newComments() : changes.changedComments()).add(comment.row(hot));
      }
    }
    changes.newContents().addAll(book.contents().added());
    changes.changedContents().addAll(book.contents().changed());
    changes.revisions().addAll(book.revisions().added());
    changes.erasedRevisions().addAll(book.revisions().erased());
    changes.recentWrites().addAll(book.recentWrites().changed());
    changes.shadowedAnswers().addAll(book.shadowedAnswers().changed());
    changes.newKeys().addAll(book.keys().added());
    changes.decisions().addAll(book.newDecisions());
    changes.reports().addAll(book.reports().added());
    book.reactions()
        .changes()
        .forEach((key, row) ->
            row.ifPresentOrElse(
                changes.reactions()::add, () -> changes.reactionsTakenBack().add(key)));
  }
}
