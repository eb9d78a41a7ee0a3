package io.tulou.comment.review;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Builds searches over {@code comment-job}'s index. What a moderator types is matched as words,
 * each of which must be there, and never read as syntax.
 */
final class SearchRequests {
  private static final String STATES = SearchIndex.STATES;

  private SearchRequests() {}

  /** Matches behind a position, one more than the limit, with facets. */
  static SearchRequest of(
      ReviewQuery query, ReviewHits.@Nullable Hit after, ElasticsearchProperties properties) {
    var order = query.newestFirst() ? SortOrder.Desc : SortOrder.Asc;
    var request =
        new SearchRequest.Builder()
            .index(properties.alias())
            .query(filters(query))
            .size(query.limit() + 1)
            .sort(by("createdAt", order), by("commentId", order))
            .source(source -> source.fetch(false))
            .trackTotalHits(total -> total.enabled(true))
            .timeout(properties.timeout().toMillis() + "ms")
            .aggregations(STATES, states -> states.terms(terms -> terms.field(STATES)));
    if (query.state() != null) {
      // After the facets are counted: they show how many there are in the other states.
      request.postFilter(term(STATES, query.state().word()));
    }
    if (after != null) {
      request.searchAfter(
          FieldValue.of(after.createdAt().toEpochMilli()), FieldValue.of(after.commentId()));
    }
    return request.build();
  }

  private static Query filters(ReviewQuery query) {
    var filters = new BoolQuery.Builder();
    if (query.q() != null) {
      filters.must(words(query.q()));
    }
    if (query.subject() != null) {
      filters.filter(term("subject", query.subject().key()));
    }
    if (query.authorId() != null) {
      filters.filter(term("authorId", query.authorId()));
    }
    if (query.from() != null || query.to() != null) {
      filters.filter(created(query.from(), query.to()));
    }
    return filters.build()._toQuery();
  }

  private static Query words(String q) {
    return Query.of(query ->
        query.multiMatch(
            match -> match.query(q).fields("text", "text.cjk").operator(Operator.And)));
  }

  private static Query created(@Nullable Instant from, @Nullable Instant to) {
    return Query.of(query ->
        query.range(range ->
            range.date(date -> {
              date.field("createdAt");
              if (from != null) {
                date.gte(from.toString());
              }
              if (to != null) {
                date.lte(to.toString());
              }
              return date;
            })));
  }

  private static SortOptions by(String field, SortOrder order) {
    return SortOptions.of(sort -> sort.field(by -> by.field(field).order(order)));
  }

  private static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }

  private static Query term(String field, long value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }
}
