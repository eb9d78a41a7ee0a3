package io.tulou.commentjob.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/** The search index: made when it is first needed, written in bulk by external version. */
final class SearchIndex {
  private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final ElasticsearchClient client;
  private final SearchProperties properties;
  private volatile boolean exists;

  SearchIndex(ElasticsearchClient client, SearchProperties properties) {
    this.client = client;
    this.properties = properties;
  }

  /** A document the index will never take. */
  record Refused(CommentDocument document, String cause) {}

  /**
   * Writes documents; one that is not newer than what the index holds is left out.
   *
   * @return what was refused
   * @throws SearchUnavailable if some were not taken for a reason that passes
   */
  List<Refused> put(List<CommentDocument> documents) {
    try {
      if (!exists) {
        create();
      }
      var response = client.bulk(bulk(documents));
      return response.errors() ? refused(documents, response.items()) : List.of();
    } catch (IOException | ElasticsearchException failure) {
      throw new SearchUnavailable("search index does not answer: " + failure.getMessage(), failure);
    }
  }

  private BulkRequest bulk(List<CommentDocument> documents) {
    // Without requireAlias a missing index would come into being with guessed fields.
    var request =
        new BulkRequest.Builder()
            .index(properties.alias())
            .requireAlias(true)
            .refresh(Refresh.False);
    for (var document : documents) {
      request.operations(operation ->
          operation.index(index ->
              index
                  .id(document.id())
                  .version(document.version())
                  .versionType(VersionType.External)
                  .document(document)));
    }
    return request.build();
  }

  private List<Refused> refused(List<CommentDocument> documents, List<BulkResponseItem> items) {
    var refused = new ArrayList<Refused>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var error = item.error();
      if (error == null || item.status() == CONFLICT) {
        continue;
      }
      if (item.status() == BAD_REQUEST) {
        refused.add(new Refused(documents.get(i), String.valueOf(error.reason())));
        continue;
      }
      exists = item.status() != NOT_FOUND;
      throw new SearchUnavailable(
          "search index answered %d: %s".formatted(item.status(), error.reason()), null);
    }
    return refused;
  }

  private void create() throws IOException {
    if (!client.indices().existsAlias(alias -> alias.name(properties.alias())).value()) {
      try (InputStream fields = new ClassPathResource("search/comments-v1.json").getInputStream()) {
        client
            .indices()
            .create(index ->
                index
                    .index(properties.index())
                    .aliases(properties.alias(), alias -> alias.isWriteIndex(true))
                    .mappings(mapping -> mapping.withJson(fields))
                    .settings(settings ->
                        settings
                            .numberOfShards(Integer.toString(properties.shards()))
                            .numberOfReplicas(Integer.toString(properties.replicas()))
                            .refreshInterval(time ->
                                time.time(properties.refreshInterval().toMillis() + "ms"))));
        log.info("search index {} created", properties.index());
      } catch (ElasticsearchException failure) {
        // Another worker was faster.
        if (!"resource_already_exists_exception".equals(failure.error().type())) {
          throw failure;
        }
      }
    }
    exists = true;
  }
}
