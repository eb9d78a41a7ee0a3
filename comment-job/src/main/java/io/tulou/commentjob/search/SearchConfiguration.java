package io.tulou.commentjob.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.commentjob.WorkerGroups;
import io.tulou.commentjob.project.PresentStates;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.LogContainers;
import io.tulou.contract.Topic;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import tools.jackson.databind.json.JsonMapper;

/** Wires the search index and its own consumer, which nothing else waits for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchProperties.class)
class SearchConfiguration {
  @Bean(destroyMethod = "close")
  Rest5Client searchConnections(SearchProperties properties) {
    return Rest5Client.builder(URI.create(properties.url()))
        .setConnectionConfigCallback(connection ->
            connection.setConnectTimeout(
                properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS))
        .setRequestConfigCallback(request ->
            request.setResponseTimeout(
                Timeout.ofMilliseconds(properties.responseTimeout().toMillis())))
        .build();
  }

  @Bean
  ElasticsearchClient searchClient(Rest5Client connections) {
    // A mapper of its own: that of the web is stricter than what another version may answer.
    var json = JsonMapper.builder().build();
    return new ElasticsearchClient(
        new Rest5ClientTransport(connections, new Jackson3JsonpMapper(json)));
  }

  @Bean
  SearchIndices searchIndices(ElasticsearchClient client, SearchProperties properties) {
    return new SearchIndices(client, properties);
  }

  @Bean
  Documents documents(PresentStates states) {
    return new Documents(states);
  }

  @Bean
  SearchIndex searchIndex(ElasticsearchClient client, SearchIndices indices) {
    return new SearchIndex(client, indices);
  }

  @Bean
  OlderDocuments olderDocuments(ElasticsearchClient client, SearchIndices indices) {
    return new OlderDocuments(client, indices);
  }

  @Bean
  SearchHealth elasticsearch(ElasticsearchClient client) {
    return new SearchHealth(client);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> commentSearch(
      LogContainers containers,
      SearchIndex index,
      DeadLetters deadLetters,
      MeterRegistry meters,
      WorkerGroups groups) {
    var container =
        containers.group(
            groups.searchGroup(),
            Topic.COMMENT_EVENTS,
            new SearchIndexer(index, deadLetters, meters));
    container.setAutoStartup(groups.indexes());
    return container;
  }
}
