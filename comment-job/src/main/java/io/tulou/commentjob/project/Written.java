package io.tulou.commentjob.project;

import io.tulou.commentjob.store.Changes;
import io.tulou.commentjob.store.CommentRow;
import io.tulou.commentjob.store.ContentRow;
import io.tulou.commentjob.store.SubjectRow;
import io.tulou.contract.SubjectRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a batch has written them. While nobody else has written, they are what the database says.
 */
public final class Written {
  static final Written NOTHING = new Written();

  private final Map<SubjectRef, SubjectRow> subjects = new HashMap<>();
  private final Map<Long, CommentRow> comments = new HashMap<>();
  private final Map<Long, ContentRow> contents = new HashMap<>();

  private Written() {}

  /** What one transaction wrote, the earlier changes first. */
  public static Written of(List<Changes> inOrder) {
    var written = new Written();
    for (var changes : inOrder) {
      written.addSubjects(changes.newSubjects());
      written.addSubjects(changes.changedSubjects());
      written.addComments(changes.newComments());
      written.addComments(changes.changedComments());
      written.addContents(changes.newContents());
      written.addContents(changes.changedContents());
    }
    return written;
  }

  boolean isEmpty() {
    return subjects.isEmpty() && comments.isEmpty();
  }

  @Nullable SubjectRow subject(SubjectRef ref) {
    return subjects.get(ref);
  }

  @Nullable CommentRow comment(long commentId) {
    return comments.get(commentId);
  }

  @Nullable ContentRow content(long commentId) {
    return contents.get(commentId);
  }

  private void addSubjects(Collection<SubjectRow> rows) {
    rows.forEach(row -> subjects.put(row.ref(), row));
  }

  private void addContents(Collection<ContentRow> rows) {
    rows.forEach(row -> contents.put(row.commentId(), row));
  }

  private void addComments(Collection<CommentRow> rows) {
    rows.forEach(row -> comments.put(row.commentId(), row));
  }
}
