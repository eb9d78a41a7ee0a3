package io.tulou.commentjob.project;

import static java.util.stream.Collectors.toMap;

import io.tulou.commentjob.store.CommentRow;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.ContentRow;
import io.tulou.commentjob.store.SubjectIds;
import io.tulou.common.log.Hold;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The present state of what was touched: as just written where that still holds, else as read. */
public final class PresentStates {
  private final CommentTables tables;

  PresentStates(CommentTables tables) {
    this.tables = tables;
  }

  /** As read; what is not there is left out. */
  public Present read(Touched touched) {
    return read(touched, Hold.NONE);
  }

  /**
   * Reads in at most three queries what was not written whole.
   *
   * @param hold asked once; while it stands, what was written is the present state
   */
  Present read(Touched touched, Hold hold) {
    var written =
        touched.written().isEmpty() || !hold.stands() ? Written.NOTHING : touched.written();
    // Subjects first: an index that claims an older version than its comments have is harmless,
    // the other way round it would keep out what it lacks.
    var subjects = subjects(touched, written);
    var refs =
        subjects.values().stream()
            .collect(toMap(subject -> subject.subjectId(), subject -> subject.subject()));
    var rows = new ArrayList<CommentRow>();
    var contents = new HashMap<Long, ContentRow>();
    var unknown = new ArrayList<SubjectIds>();
    for (var of : commentIds(touched)) {
      var missing = new ArrayList<Long>();
      for (var id : of.ids()) {
        var row = written.comment(id);
        var content = written.content(id);
        if (row == null || content == null) {
          missing.add(id);
        } else {
          rows.add(row);
          contents.put(id, content);
        }
      }
      if (!missing.isEmpty()) {
        unknown.add(new SubjectIds(of.subjectId(), missing));
      }
    }
    // Rows before contents, for those who read beside the writer: a text that is newer than the
    // version it is stored under is replaced with the next one, an older one would stay.
    rows.addAll(tables.findComments(unknown));
    tables.findContents(unknown).forEach(row -> contents.put(row.commentId(), row));
    return present(subjects, refs, rows, contents);
  }

  private Map<SubjectRef, SubjectSnapshot> subjects(Touched touched, Written written) {
    var subjects = new HashMap<SubjectRef, SubjectSnapshot>();
    var unknown = new ArrayList<SubjectRef>();
    for (var subject : touched.subjects()) {
      var row = written.subject(subject.ref());
      if (row == null) {
        unknown.add(subject.ref());
      } else {
        subjects.put(subject.ref(), row.snapshot());
      }
    }
    tables.findSubjects(unknown).forEach(row -> subjects.put(row.ref(), row.snapshot()));
    return subjects;
  }

  private static Present present(
      Map<SubjectRef, SubjectSnapshot> subjects,
      Map<Long, SubjectRef> refs,
      List<CommentRow> rows,
      Map<Long, ContentRow> contents) {
    var comments = new HashMap<Long, CommentSnapshot>();
    var reportCounts = new HashMap<Long, Integer>();
    var origins = new HashMap<Long, Origin>();
    for (var row : rows) {
      var content = contents.get(row.commentId());
      var ref = refs.get(row.subjectId());
      if (content == null || ref == null) {
        throw new IllegalStateException("comment " + row.commentId() + " lacks subject or content");
      }
      comments.put(row.commentId(), snapshot(ref, row, content));
      origins.put(row.commentId(), content.origin());
      if (row.reportCount() > 0) {
        reportCounts.put(row.commentId(), row.reportCount());
      }
    }
    return new Present(subjects, comments, reportCounts, origins);
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
