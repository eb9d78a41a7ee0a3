package io.tulou.commentjob.project;

import static java.util.stream.Collectors.toMap;

import io.tulou.commentjob.store.CommentRow;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.ContentRow;
import io.tulou.commentjob.store.SubjectIds;
import io.tulou.commentjob.store.SubjectRow;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Reads the present state of what was touched, in three queries. */
final class PresentStates {
  private final CommentTables tables;

  PresentStates(CommentTables tables) {
    this.tables = tables;
  }

  Present read(Touched touched) {
    // Subjects first: an index that claims an older version than its comments have is harmless,
    // the other way round it would keep out what it lacks.
    var subjects =
        tables.findSubjects(touched.subjects().stream().map(Touched.Subject::ref).toList()).stream()
            .collect(toMap(SubjectRow::ref, SubjectRow::snapshot));
    var refs =
        subjects.values().stream()
            .collect(toMap(subject -> subject.subjectId(), subject -> subject.subject()));
    var ids = commentIds(touched);
    var contents =
        tables.findContents(ids).stream().collect(toMap(ContentRow::commentId, row -> row));
    var comments = new HashMap<Long, CommentSnapshot>();
    var reportCounts = new HashMap<Long, Integer>();
    for (var row : tables.findComments(ids)) {
      var content = contents.get(row.commentId());
      var ref = refs.get(row.subjectId());
      if (content == null || ref == null) {
        throw new IllegalStateException("comment " + row.commentId() + " lacks subject or content");
      }
      comments.put(row.commentId(), snapshot(ref, row, content));
      if (row.reportCount() > 0) {
        reportCounts.put(row.commentId(), row.reportCount());
      }
    }
    return new Present(subjects, comments, reportCounts);
  }

  private static List<SubjectIds> commentIds(Touched touched) {
    var all = new ArrayList<SubjectIds>();
    for (var subject : touched.subjects()) {
      var ids = new HashSet<>(subject.comments());
      subject.waiting().stream()
          .map(waiting -> waiting.verdict() instanceof Verdict.Applied(Long id) ? id : null)
          .filter(Objects::nonNull)
          .forEach(ids::add);
      if (!ids.isEmpty()) {
        all.add(new SubjectIds(subject.subjectId(), ids));
      }
    }
    return all;
  }

  private static CommentSnapshot snapshot(SubjectRef ref, CommentRow row, ContentRow content) {
    return new CommentSnapshot(
        row.commentId(),
        row.subjectId(),
        ref,
        row.rootId(),
        row.parentId(),
        row.floor(),
        row.authorId(),
        content.text(),
        content.html(),
        content.mentionIds(),
        row.state(),
        row.pinned(),
        row.featured(),
        row.likeCount(),
        row.dislikeCount(),
        row.replyCount(),
        row.previewIds(),
        row.hot(),
        row.createdAt(),
        row.editedAt(),
        content.pendingEdit(),
        row.version());
  }
}
