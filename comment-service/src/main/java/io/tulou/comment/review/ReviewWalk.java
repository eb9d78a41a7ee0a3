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
            query.ip(),
            query.rule(),
            query.reported(),
            query.from(),
            query.to(),
            query.types());
    int count = query.limit() + 1;
    var from = after == null ? Long.MAX_VALUE : after.commentId();
    var rows =
        switch (query.order()) {
          case NEWEST -> mapper.newest(filter, from, count);
          case OLDEST -> mapper.oldest(filter, after == null ? 0 : from, count);
          case REPORTS ->
              mapper.mostReported(
                  filter, after == null ? Integer.MAX_VALUE : after.rank(), from, count);
        };
    var hits =
        rows.stream()
            .map(row ->
                new ReviewHits.Hit(
                    row.commentId(),
                    query.order() == ReviewOrder.REPORTS
                        ? row.reportCount()
                        : row.createdAt().toEpochMilli()))
            .toList();
    return new ReviewHits(hits, hits.size(), Map.of(), true);
  }
}
