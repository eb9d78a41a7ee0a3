package io.tulou.commentjob.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The search index behind the alias, written in bulk by external version. */
public final class SearchIndex {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final ElasticsearchClient client;
  private final SearchIndices indices;
  private volatile boolean exists;

  SearchIndex(ElasticsearchClient client, SearchIndices indices) {
    this.client = client;
    this.indices = indices;
  }

  /** A document the index will never take. */
  public record Refused(CommentDocument document, String cause) {}

  /**
   * What became of documents; the rest was there in this version or a newer one.
   *
   * @param written how many were taken
   */
  public record Outcome(int written, List<Refused> refused) {}

  /**
   * Writes documents behind the alias; one that is not newer than what the index holds is left out.
   *
   * @throws SearchUnavailable if some were not taken for a reason that passes
   */
  public Outcome put(Collection<CommentDocument> documents) {
    return put(indices.alias(), documents);
  }

  /** The same into an index of this name. */
  public Outcome put(String index, Collection<CommentDocument> documents) {
    if (documents.isEmpty()) {
      return new Outcome(0, List.of());
    }
    var inOrder = List.copyOf(documents);
    try {
      boolean isAlias = index.equals(indices.alias());
      if (isAlias && !exists) {
        indices.createFirst();
        exists = true;
      }
      var response = client.bulk(bulk(index, isAlias, inOrder));
      return outcome(inOrder, response.items());
    } catch (IOException | ElasticsearchException failure) {
      throw new SearchUnavailable("search index does not answer: " + failure.getMessage(), failure);
    }
  }

  private static BulkRequest bulk(String index, boolean isAlias, List<CommentDocument> documents) {
    // Without requireAlias a missing index would come into being with guessed fields.
    var request =
        new BulkRequest.Builder().index(index).requireAlias(isAlias).refresh(Refresh.False);
    for (var document : documents) {
      request.operations(operation ->
          operation.index(to ->
              to.id(document.id())
                  .version(document.order())
                  .versionType(VersionType.External)
                  .document(document)));
    }
    return request.build();
  }

  private Outcome outcome(List<CommentDocument> documents, List<BulkResponseItem> items) {
    var refused = new ArrayList<Refused>();
    int written = 0;
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var error = item.error();
      if (error == null) {
        written++;
      } else if (item.status() == BAD_REQUEST) {
        refused.add(new Refused(documents.get(i), String.valueOf(error.reason())));
      } else if (item.status() != CONFLICT) {
        exists = item.status() != NOT_FOUND;
        throw new SearchUnavailable(
            "search index answered %d: %s".formatted(item.status(), error.reason()), null);
      }
    }
    return new Outcome(written, refused);
  }

  /**
   * Those of the documents that the index behind the alias lacks, or has in an older version; true
   * at once, without a refresh.
   *
   * @throws SearchUnavailable if it does not answer
   */
  public List<CommentDocument> behind(Collection<CommentDocument> documents) {
    var orders = orders(documents.stream().map(CommentDocument::id).toList());
    return documents.stream()
        .filter(document -> orders.getOrDefault(document.id(), -1L) < document.order())
        .toList();
  }

  private Map<String, Long> orders(List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    try {
      var answers =
          client.mget(
              request ->
                  request.index(indices.alias()).source(source -> source.fetch(false)).ids(ids),
              Void.class);
      var orders = new HashMap<String, Long>();
      for (var doc : answers.docs()) {
        if (doc.isResult() && doc.result().found()) {
          var version = doc.result().version();
          orders.put(doc.result().id(), version == null ? -1L : version);
        }
      }
      return orders;
    } catch (ElasticsearchException refused) {
      if (refused.status() == NOT_FOUND) {
        return Map.of();
      }
      throw new SearchUnavailable("search index does not answer: " + refused.getMessage(), refused);
    } catch (IOException away) {
      throw new SearchUnavailable("search index does not answer: " + away.getMessage(), away);
    }
  }
}
