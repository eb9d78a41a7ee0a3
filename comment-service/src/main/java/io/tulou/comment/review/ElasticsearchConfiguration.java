package io.tulou.comment.review;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The client of the search index, made when the first moderator searches. */
@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {
  @Bean(destroyMethod = "close")
  @Lazy
  ElasticsearchClient elasticsearchClient(ElasticsearchProperties properties) {
    long millis = properties.timeout().toMillis();
    var client =
        Rest5Client.builder(properties.url())
            .setConnectionConfigCallback(
                connection -> connection.setConnectTimeout(millis, TimeUnit.MILLISECONDS))
            .setRequestConfigCallback(request ->
                request
                    .setConnectionRequestTimeout(millis, TimeUnit.MILLISECONDS)
                    .setResponseTimeout(millis, TimeUnit.MILLISECONDS))
            .build();
    return new ElasticsearchClient(new Rest5ClientTransport(client, new Jackson3JsonpMapper()));
  }
}
