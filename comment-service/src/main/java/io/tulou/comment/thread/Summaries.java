package io.tulou.comment.thread;

import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.store.IndexEntry;
import io.tulou.comment.store.IndexPages;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Visibility;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.SubjectSummaries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts and the best visible root of several subjects: three batches, however many they are. */
@Component
public class Summaries {
  /** The best may be tombstones; behind so many of them no further one is looked for. */
  private static final int CANDIDATES = 3;

  private final SubjectStore subjects;
  private final IndexPages pages;
  private final CommentStore comments;

  Summaries(SubjectStore subjects, IndexPages pages, CommentStore comments) {
    this.subjects = subjects;
    this.pages = pages;
    this.comments = comments;
  }

  /** In the order asked; unknown and hidden subjects count nothing. */
  public SubjectSummaries of(List<SubjectRef> refs) {
    var found = subjects.findAll(refs);
    found.values().removeIf(subject -> !Visibility.isShown(subject));
    var talkedAbout = found.values().stream().filter(subject -> subject.rootCount() > 0).toList();
    var tops = pages.listTops(talkedAbout, CANDIDATES);
    var candidates =
        comments.findAll(
            talkedAbout.stream().flatMap(subject -> keys(subject, tops).stream()).toList());
    return new SubjectSummaries(
        refs.stream().map(ref -> summary(ref, found.get(ref), tops, candidates)).toList());
  }

  private static SubjectSummaries.Item summary(
      SubjectRef ref,
      @Nullable SubjectSnapshot subject,
      Map<Long, List<IndexEntry>> tops,
      Map<CommentKey, CommentSnapshot> candidates) {
    if (subject == null) {
      return new SubjectSummaries.Item(ref.type(), ref.id(), 0, 0, null);
    }
    var best =
        keys(subject, tops).stream()
            .map(candidates::get)
            .filter(Objects::nonNull)
            .filter(comment -> comment.state() == CommentState.VISIBLE)
            .findFirst()
            .map(Summaries::view)
            .orElse(null);
    return new SubjectSummaries.Item(
        ref.type(), ref.id(), subject.rootCount(), subject.commentCount(), best);
  }

  private static List<CommentKey> keys(SubjectSnapshot subject, Map<Long, List<IndexEntry>> tops) {
    return tops.getOrDefault(subject.subjectId(), List.of()).stream()
        .map(entry -> CommentKey.in(subject, entry.commentId()))
        .toList();
  }

  private static CommentView view(CommentSnapshot comment) {
    return CommentViews.full(comment);
  }
}
