package io.tulou.comment.review;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Builds searches over {@code comment-job}'s index. What a moderator types is matched as words
 * ({@link SearchWords}), each of which must be there, and never read as syntax.
 */
final class SearchRequests {
  private static final String STATES = SearchIndex.STATES;
  private static final String TYPES = SearchIndex.TYPES;
  private static final String RULES = SearchIndex.RULES;
  private static final String REPORTS = "reportCount";
  private static final int MOST_TYPES = 50;
  private static final int MOST_RULES = 50;

  private SearchRequests() {}

  /** Matches behind a position, one more than the limit, with facets. */
  static SearchRequest of(
      ReviewQuery query, ReviewHits.@Nullable Hit after, ElasticsearchProperties properties) {
    var order = query.order() == ReviewOrder.OLDEST ? SortOrder.Asc : SortOrder.Desc;
    var rank = query.order() == ReviewOrder.REPORTS ? REPORTS : "createdAt";
    var request =
        new SearchRequest.Builder()
            .index(properties.alias())
            .query(filters(query))
            .size(query.limit() + 1)
            .sort(by(rank, order), by("commentId", order))
            .source(source -> source.fetch(false))
            .trackTotalHits(total -> total.enabled(true))
            .timeout(properties.timeout().toMillis() + "ms")
            .aggregations(STATES, states -> states.terms(terms -> terms.field(STATES)))
            .aggregations(TYPES, types -> types.terms(terms -> terms.field(TYPES).size(MOST_TYPES)))
            .aggregations(
                RULES, rules -> rules.terms(terms -> terms.field(RULES).size(MOST_RULES)));
    if (query.state() != null) {
      // After the facets are counted: they show how many there are in the other states.
      request.postFilter(term(STATES, query.state().word()));
    }
    if (after != null) {
      request.searchAfter(FieldValue.of(after.rank()), FieldValue.of(after.commentId()));
    }
    return request.build();
  }

  private static Query filters(ReviewQuery query) {
    var filters = new BoolQuery.Builder();
    if (query.q() != null) {
      filters.filter(SearchWords.all(query.q()));
    }
    if (query.subject() != null) {
      filters.filter(term("subject", query.subject().key()));
    }
    if (!query.types().isEmpty()) {
      filters.filter(oneOf(TYPES, query.types()));
    }
    if (query.authorId() != null) {
      filters.filter(term("authorId", query.authorId()));
    }
    if (query.ip() != null) {
      filters.filter(term("ip", query.ip()));
    }
    if (query.rule() != null) {
      filters.filter(term(RULES, query.rule()));
    }
    if (query.reported() != null) {
      filters.filter(reported(query.reported()));
    }
    if (query.from() != null || query.to() != null) {
      filters.filter(created(query.from(), query.to()));
    }
    return filters.build()._toQuery();
  }

  private static Query reported(boolean isReported) {
    var reported =
        Query.of(query -> query.range(range -> range.number(n -> n.field(REPORTS).gte(1d))));
    return isReported ? reported : Query.of(query -> query.bool(bool -> bool.mustNot(reported)));
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

  private static Query oneOf(String field, Collection<String> values) {
    var terms = values.stream().map(FieldValue::of).toList();
    return Query.of(query -> query.terms(of -> of.field(field).terms(any -> any.value(terms))));
  }

  private static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }

  private static Query term(String field, long value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }
}
