package io.tulou.commentjob.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether search answers; comments are applied without it, so it is never down. */
final class SearchHealth implements HealthIndicator {
  private final ElasticsearchClient client;

  SearchHealth(ElasticsearchClient client) {
    this.client = client;
  }

  @Override
  public Health health() {
    try {
      var status = client.cluster().health(request -> request.local(true)).status();
      return Health.up().withDetail("cluster", status.jsonValue()).build();
    } catch (IOException | ElasticsearchException away) {
      return Health.unknown().withDetail("cluster", "does not answer").build();
    }
  }
}
