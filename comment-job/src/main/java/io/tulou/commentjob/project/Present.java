package io.tulou.commentjob.project;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database says now about what was touched. */
public record Present(
    Map<SubjectRef, SubjectSnapshot> subjects,
    Map<Long, CommentSnapshot> comments,
    Map<Long, Integer> reportCounts,
    Map<Long, Origin> origins) {
  private static final Comparator<CommentSnapshot> PARENTS_FIRST =
      Comparator.comparing(CommentSnapshot::isRoot)
          .reversed()
          .thenComparingInt(CommentSnapshot::floor);

  @Nullable SubjectSnapshot subject(SubjectRef ref) {
    return subjects.get(ref);
  }

  /** The subject, if it changed. */
  Optional<SubjectSnapshot> changed(Touched.Subject touched) {
    return touched.changed() ? Optional.ofNullable(subjects.get(touched.ref())) : Optional.empty();
  }

  @Nullable CommentSnapshot comment(long commentId) {
    return comments.get(commentId);
  }

  public int reportCount(CommentSnapshot comment) {
    return reportCounts.getOrDefault(comment.commentId(), 0);
  }

  public Origin origin(CommentSnapshot comment) {
    return origins.getOrDefault(comment.commentId(), Origin.UNKNOWN);
  }

  /** The comments that changed; what one answers comes before it. */
  List<CommentSnapshot> comments(Touched.Subject touched) {
    return touched.comments().stream()
        .map(comments::get)
        .filter(Objects::nonNull)
        .sorted(PARENTS_FIRST)
        .toList();
  }
}
