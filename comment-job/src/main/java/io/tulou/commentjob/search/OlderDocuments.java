package io.tulou.commentjob.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were written before there were all the fields there are now: in the right version,
 * so that nothing else writes them again.
 */
public final class OlderDocuments {
  private static final int CONFLICT = 409;

  private final ElasticsearchClient client;
  private final SearchIndices indices;

  OlderDocuments(ElasticsearchClient client, SearchIndices indices) {
    this.client = client;
    this.indices = indices;
  }

  private record Youngest(@Nullable List<String> matchedRules) {}

  /**
   * Those of the documents that are there without the youngest field.
   *
   * @throws SearchUnavailable if the index does not answer
   */
  public List<CommentDocument> among(Collection<CommentDocument> documents) {
    var ids = documents.stream().map(CommentDocument::id).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    var older = SearchIndex.ask(() -> older(ids), Set.<String>of());
    return documents.stream().filter(document -> older.contains(document.id())).toList();
  }

  private Set<String> older(List<String> ids) throws IOException {
    var answers =
        client.mget(
            request -> request.index(indices.alias()).sourceIncludes("matchedRules").ids(ids),
            Youngest.class);
    var older = new HashSet<String>();
    for (var doc : answers.docs()) {
      if (doc.isResult() && doc.result().found()) {
        var source = doc.result().source();
        if (source == null || source.matchedRules() == null) {
          older.add(doc.result().id());
        }
      }
    }
    return older;
  }

  /**
   * Writes them again in the version they have; one that is newer by now stays.
   *
   * @throws SearchUnavailable if some were not taken
   */
  public void rewrite(Collection<CommentDocument> documents) {
    if (documents.isEmpty()) {
      return;
    }
    var request = new BulkRequest.Builder().index(indices.alias()).requireAlias(true);
    for (var document : documents) {
      request.operations(operation ->
          operation.index(to ->
              to.id(document.id())
                  .version(document.order())
                  .versionType(VersionType.ExternalGte)
                  .document(document)));
    }
    var items =
        SearchIndex.ask(() -> client.bulk(request.build()).items(), List.<BulkResponseItem>of());
    items.stream()
        .filter(item -> item.error() != null && item.status() != CONFLICT)
        .findFirst()
        .ifPresent(item -> {
          throw new SearchUnavailable("search index answered " + item.status(), null);
        });
  }
}
