package io.tulou.comment.review;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.tulou.comment.review.ReviewMapper.DecisionRow;
import io.tulou.comment.review.ReviewMapper.OriginRow;
import io.tulou.comment.review.ReviewMapper.ReportedRow;
import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.http.ModerationPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Comments as moderators see them: the rows as they stand now, past every cache. */
@Component
class ReviewItems {
  private final CommentLocator locations;
  private final CommentStore comments;
  private final ReviewMapper mapper;

  ReviewItems(CommentLocator locations, CommentStore comments, ReviewMapper mapper) {
    this.locations = locations;
    this.comments = comments;
    this.mapper = mapper;
  }

  /** Those of the hits that still match, in the same order. */
  List<ModerationPage.Item> of(List<ReviewHits.Hit> hits, ReviewQuery query, boolean degraded) {
    return all(
        hits.stream().map(ReviewHits.Hit::commentId).toList(),
        comment -> matches(comment, query, degraded));
  }

  /** Those that are there, in the same order. */
  List<ModerationPage.Item> all(List<Long> commentIds) {
    return all(commentIds, _ -> true);
  }

  Optional<ModerationPage.Item> find(long commentId) {
    return all(List.of(commentId)).stream().findFirst();
  }

  private List<ModerationPage.Item> all(
      List<Long> commentIds, Predicate<CommentSnapshot> isWanted) {
    if (commentIds.isEmpty()) {
      return List.of();
    }
    var keys = locations.findAll(commentIds);
    var current = comments.loadCurrent(keys.values());
    var origins = origins(keys);
    var decisions =
        mapper.lastDecisions(commentIds).stream()
            .collect(toMap(DecisionRow::commentId, decision -> decision));
    var reports =
        mapper.reportCounts(commentIds).stream()
            .collect(toMap(ReportedRow::commentId, ReportedRow::reportCount));
    var items = new ArrayList<ModerationPage.Item>();
    for (long commentId : commentIds) {
      var comment = current.get(commentId);
      if (comment != null && isWanted.test(comment)) {
        items.add(
            item(
                comment,
                origins.get(commentId),
                reports.getOrDefault(commentId, 0),
                decisions.get(commentId)));
      }
    }
    return items;
  }

  private Map<Long, OriginRow> origins(Map<Long, CommentKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    var subjectIds = keys.values().stream().map(CommentKey::subjectId).collect(toSet());
    return mapper.origins(subjectIds, keys.keySet()).stream()
        .collect(toMap(OriginRow::commentId, origin -> origin));
  }

  /** The state is the row's to say; words were matched by the index, unless it was away. */
  private static boolean matches(CommentSnapshot comment, ReviewQuery query, boolean degraded) {
    var seen = CommentViews.forReview(comment);
    var isOfState = query.state() == null || seen.state() == query.state();
    return isOfState
        && (!degraded
            || query.q() == null
            || holds(seen.text() + "\n" + comment.text(), query.q()));
  }

  private static boolean holds(String text, String words) {
    var folded = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
        .allMatch(folded::contains);
  }

  private static ModerationPage.Item item(
      CommentSnapshot comment,
      @Nullable OriginRow origin,
      int reportCount,
      @Nullable DecisionRow decision) {
    return new ModerationPage.Item(
        CommentViews.forReview(comment),
        origin == null ? null : origin.ip(),
        origin == null ? null : origin.device(),
        origin == null || origin.matchedRules().isEmpty()
            ? List.of()
            : List.of(origin.matchedRules().split(",")),
        reportCount,
        decision == null ? null : decision(decision),
        null);
  }

  private static ModerationPage.Decision decision(DecisionRow row) {
    return new ModerationPage.Decision(
        row.decisionId(),
        row.actorId(),
        row.action().toLowerCase(Locale.ROOT),
        row.reason(),
        row.note(),
        row.decidedAt());
  }
}
