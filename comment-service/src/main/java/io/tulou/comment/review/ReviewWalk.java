package io.tulou.comment.review;

import io.tulou.comment.review.ReviewMapper.Filter;
import io.tulou.comment.store.StoredCode;
import io.tulou.comment.store.SubjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the database finds cheaply while the search index is away: by id instead of by time, without
 * totals and facets. Words are looked for in what was found, see {@link ReviewItems}.
 */
@Component
class ReviewWalk {
  private final ReviewMapper mapper;
  private final SubjectStore subjects;

  ReviewWalk(ReviewMapper mapper, SubjectStore subjects) {
    this.mapper = mapper;
    this.subjects = subjects;
  }

  ReviewHits search(ReviewQuery query, ReviewHits.@Nullable Hit after) {
    var subject = Optional.ofNullable(query.subject()).flatMap(subjects::find);
    if (query.subject() != null && subject.isEmpty()) {
      return new ReviewHits(List.of(), 0, Map.of(), true);
    }
    var filter =
        new Filter(
            query.state() == null ? null : StoredCode.of(query.state()),
            subject.isEmpty() ? null : Long.valueOf(subject.get().subjectId()),
            query.authorId(),
            query.from(),
            query.to());
    int count = query.limit() + 1;
    var rows =
        query.newestFirst()
            ? mapper.newest(filter, after == null ? Long.MAX_VALUE : after.commentId(), count)
            : mapper.oldest(filter, after == null ? 0 : after.commentId(), count);
    var hits =
        rows.stream().map(row -> new ReviewHits.Hit(row.commentId(), row.createdAt())).toList();
    return new ReviewHits(hits, hits.size(), Map.of(), true);
  }
}
