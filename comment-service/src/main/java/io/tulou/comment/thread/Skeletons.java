package io.tulou.comment.thread;

import io.tulou.comment.store.IndexEntry;
import io.tulou.comment.store.IndexPages;
import io.tulou.comment.store.Sort;
import io.tulou.comment.store.Sort.Position;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of ids in order, and the cursors that lead from one to the next. */
@Component
class Skeletons {
  private final IndexPages pages;
  private final CursorKey cursors;

  Skeletons(IndexPages pages, CursorKey cursors) {
    this.pages = pages;
    this.cursors = cursors;
  }

  /** Ids in order; the cursor is null at the end. */
  record Skeleton(List<Long> commentIds, @Nullable String nextCursor) {
    static final Skeleton EMPTY = new Skeleton(List.of(), null);
  }

  Skeleton roots(SubjectSnapshot subject, Sort sort, PageRequest page) {
    return list(rootScope(subject, sort), subject, 0, sort, page);
  }

  Skeleton replies(SubjectSnapshot subject, long rootId, Sort sort, PageRequest page) {
    return list("replies|" + rootId + "|" + sort.word(), subject, rootId, sort, page);
  }

  /** Refuses a cursor of another list even where there is nothing to list. */
  void check(String subjectKey, Sort sort, PageRequest page) {
    open("roots|" + subjectKey + "|" + sort.word(), sort, page);
  }

  private Skeleton list(
      String scope, SubjectSnapshot subject, long rootId, Sort sort, PageRequest page) {
    var after = open(scope, sort, page);
    var entries = pages.list(subject, rootId, sort, after, page.lookAhead());
    var shown = entries.subList(0, Math.min(entries.size(), page.limit()));
    return new Skeleton(
        shown.stream().map(IndexEntry::commentId).toList(),
        entries.size() > page.limit() ? seal(scope, sort.positionOf(shown.getLast())) : null);
  }

  private Position open(String scope, Sort sort, PageRequest page) {
    if (page.cursor() == null) {
      return sort.start();
    }
    var numbers = cursors.open(scope, page.cursor(), 2);
    return new Position(numbers[0], numbers[1]);
  }

  private String seal(String scope, Position position) {
    return cursors.seal(scope, position.score(), position.commentId());
  }

  private static String rootScope(SubjectSnapshot subject, Sort sort) {
    return "roots|" + subject.subject().key() + "|" + sort.word();
  }
}
