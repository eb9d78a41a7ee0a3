package io.tulou.comment.review;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import io.tulou.common.deadline.Deadline;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Searches the comments that comment-job indexes, all states. */
@Component
class SearchIndex {
  static final String STATES = "state";
  static final String TYPES = "subjectType";
  static final String RULES = "matchedRules";
  private static final int NOT_FOUND = 404;

  private final ObjectProvider<ElasticsearchClient> client;
  private final ElasticsearchProperties properties;

  SearchIndex(ObjectProvider<ElasticsearchClient> client, ElasticsearchProperties properties) {
    this.client = client;
    this.properties = properties;
  }

  /**
   * Matches behind a position, one more than the limit; an index that is not made yet has none.
   *
   * @throws SearchUnavailable if the index is away
   */
  ReviewHits search(ReviewQuery query, ReviewHits.@Nullable Hit after) {
    try {
      var timely = client.getObject().withTransportOptions(inTime());
      return hits(timely.search(SearchRequests.of(query, after, properties)));
    } catch (ElasticsearchException refused) {
      if (refused.status() == NOT_FOUND) {
        return ReviewHits.NOTHING;
      }
      throw new SearchUnavailable(refused);
    } catch (IOException away) {
      throw new SearchUnavailable(away);
    }
  }

  /** A search is given up with its caller; the index hears of it by the closed connection. */
  private Rest5ClientOptions inTime() {
    long millis = Math.max(1, Deadline.leftOr(properties.timeout()).toMillis());
    var limits =
        RequestConfig.custom()
            .setConnectionRequestTimeout(millis, TimeUnit.MILLISECONDS)
            .setResponseTimeout(millis, TimeUnit.MILLISECONDS)
            .build();
    var options = RequestOptions.DEFAULT.toBuilder().setRequestConfig(limits).build();
    return new Rest5ClientOptions(options, false);
  }

  private static ReviewHits hits(SearchResponse<Void> response) {
    var facets = new TreeMap<String, Map<String, Long>>();
    response
        .aggregations()
        .forEach((field, facet) -> {
          var counts = new TreeMap<String, Long>();
          // An index that an older build made may not know a field yet.
          if (facet.isSterms()) {
            facet
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
          }
          facets.put(field, counts);
        });
    var total = response.hits().total();
    return new ReviewHits(
        response.hits().hits().stream().map(SearchIndex::hit).toList(),
        total == null ? 0 : total.value(),
        facets,
        false);
  }

  private static ReviewHits.Hit hit(Hit<Void> hit) {
    List<FieldValue> sort = hit.sort();
    return new ReviewHits.Hit(sort.get(1).longValue(), sort.get(0).longValue());
  }
}
