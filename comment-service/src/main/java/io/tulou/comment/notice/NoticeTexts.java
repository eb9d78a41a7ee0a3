package io.tulou.comment.notice;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.tulou.comment.CommentProperties;
import io.tulou.comment.notice.NoticeMapper.ReasonRow;
import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Form;
import io.tulou.comment.view.Visibility;
import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.http.NoticedComments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says how comments begin, to whom sees them. A member sees its own whatever became of them, with
 * the reason of the latest decision; who decided, and the note beside it, stay with moderators.
 */
@Component
public class NoticeTexts {
  private static final int MOST_COMMENTS = 100;
  private static final int MOST_CHARACTERS = 200;

  private final CommentLocator locations;
  private final CommentStore comments;
  private final SubjectStore subjects;
  private final NoticeMapper mapper;
  private final Coalescer<Set<Long>, List<ReasonRow>> loads;
  private final Duration patience;

  NoticeTexts(
      CommentLocator locations,
      CommentStore comments,
      SubjectStore subjects,
      NoticeMapper mapper,
      CommentProperties properties) {
    this.locations = locations;
    this.comments = comments;
    this.subjects = subjects;
    this.mapper = mapper;
    this.patience = properties.readPatience();
    this.loads = new Coalescer<>(properties.databaseReads(), patience);
  }

  /**
   * Those of them that the caller sees, in no order.
   *
   * @param decidedIds of which the latest decision is told too, where they are the caller's own
   */
  public NoticedComments of(
      Collection<Long> commentIds, Collection<Long> decidedIds, Caller caller) {
    if (commentIds.size() > MOST_COMMENTS) {
      throw ApiException.invalid("comment", "must be at most " + MOST_COMMENTS);
    }
    var found = comments.findAll(locations.findAll(commentIds).values()).values();
    var places = subjects.findAll(found.stream().map(CommentSnapshot::subject).distinct().toList());
    var reasons =
        reasons(
            found.stream()
                .filter(comment -> Visibility.isAuthor(comment, caller))
                .map(CommentSnapshot::commentId)
                .filter(decidedIds::contains)
                .collect(toSet()));
    var items = new ArrayList<NoticedComments.Item>(found.size());
    for (var comment : found) {
      CommentViews.of(comment, form(comment, places, caller))
          .ifPresent(view ->
              items.add(
                  new NoticedComments.Item(
                      comment.commentId(),
                      beginning(view.text()),
                      decision(reasons.get(comment.commentId())))));
    }
    return new NoticedComments(items);
  }

  private static Form form(
      CommentSnapshot comment, Map<SubjectRef, SubjectSnapshot> places, Caller caller) {
    if (Visibility.isAuthor(comment, caller)) {
      return Visibility.inListOf(comment, caller);
    }
    var place = places.get(comment.subject());
    return place != null && Visibility.isShown(place) ? Visibility.of(comment, caller) : Form.NONE;
  }

  private Map<Long, ReasonRow> reasons(Set<Long> commentIds) {
    if (commentIds.isEmpty()) {
      return Map.of();
    }
    var rows =
        loads.load(commentIds, Deadline.leftOr(patience), () -> mapper.lastReasons(commentIds));
    return rows.stream().collect(toMap(ReasonRow::commentId, row -> row));
  }

  private static NoticedComments.@Nullable Decision decision(@Nullable ReasonRow row) {
    return row == null ? null : new NoticedComments.Decision(row.action(), row.reason());
  }

  private static @Nullable String beginning(@Nullable String text) {
    if (text == null || text.codePointCount(0, text.length()) <= MOST_CHARACTERS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS));
  }
}
