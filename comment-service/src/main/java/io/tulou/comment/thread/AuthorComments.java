package io.tulou.comment.thread;

import io.tulou.comment.CommentProperties;
import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.thread.AuthorMapper.WrittenRow;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Visibility;
import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a member wrote, latest first: visible comments of shown subjects for others, everything for
 * the member itself.
 */
@Component
public class AuthorComments {
  private final AuthorMapper mapper;
  private final CommentStore comments;
  private final SubjectStore subjects;
  private final ViewerReactions reactions;
  private final CursorKey cursors;
  private final Coalescer<Query, List<WrittenRow>> loads;
  private final Duration patience;

  AuthorComments(
      AuthorMapper mapper,
      CommentStore comments,
      SubjectStore subjects,
      ViewerReactions reactions,
      CursorKey cursors,
      CommentProperties properties) {
    this.mapper = mapper;
    this.comments = comments;
    this.subjects = subjects;
    this.reactions = reactions;
    this.cursors = cursors;
    this.patience = properties.readPatience();
    this.loads = new Coalescer<>(properties.databaseReads(), patience);
  }

  private record Query(long memberId, boolean isOwn, long before, int count) {}

  public ThreadPage list(long memberId, PageRequest page, Caller caller) {
    var isOwn = caller.isMember() && caller.memberId() == memberId;
    var scope = "author|" + memberId + (isOwn ? "|own" : "");
    long before = page.cursor() == null ? Long.MAX_VALUE : cursors.open(scope, page.cursor(), 1)[0];
    var query = new Query(memberId, isOwn, before, page.lookAhead());
    var rows = loads.load(query, Deadline.leftOr(patience), () -> load(query));
    var shown = rows.subList(0, Math.min(rows.size(), page.limit()));
    var found = comments.findAll(shown.stream().map(AuthorComments::key).toList()).values();
    var places = subjects.findAll(found.stream().map(CommentSnapshot::subject).toList());
    var items =
        found.stream()
            .filter(comment -> isOwn || isShown(places.get(comment.subject())))
            .map(comment -> CommentViews.of(comment, Visibility.inListOf(comment, caller)))
            .flatMap(Optional::stream)
            .map(view -> PageItem.of(view, null))
            .toList();
    var subjectIds = shown.stream().map(WrittenRow::subjectId).collect(Collectors.toSet());
    return new ThreadPage(
        items,
        rows.size() > page.limit() ? cursors.seal(scope, shown.getLast().commentId()) : null,
        null,
        reactions.of(caller, subjectIds, items));
  }

  private List<WrittenRow> load(Query query) {
    return query.isOwn()
        ? mapper.all(query.memberId(), query.before(), query.count())
        : mapper.visible(query.memberId(), query.before(), query.count());
  }

  private static boolean isShown(@Nullable SubjectSnapshot subject) {
    return subject != null && Visibility.isShown(subject);
  }

  private static CommentKey key(WrittenRow row) {
    return new CommentKey(new SubjectRef(row.type(), row.id()), row.subjectId(), row.commentId());
  }
}
