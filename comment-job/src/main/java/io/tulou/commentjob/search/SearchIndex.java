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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The search index behind the alias, written in bulk by external version. */
public final class SearchIndex {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int MOST_FOUND = 10_000;

  /** Ids have 53 bits, which a double holds. */
  private static final long MOST_ID = (1L << 53) - 1;

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
        indices.prepare();
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
   * A document that is not in the index as it should be.
   *
   * @param found the order it has there; -1 if it is not there
   */
  public record Different(CommentDocument document, long found) {
    public boolean isAhead() {
      return found > document.order();
    }

    /** For operators. */
    public String told() {
      return "comment %d: version %d, in the index %s"
          .formatted(
              document.commentId(),
              document.version(),
              found < 0 ? "not there" : Long.toString(CommentDocument.versionOf(found)));
    }
  }

  /** How many of the documents the index behind the alias lacks, or has in an older version. */
  public int behind(Collection<CommentDocument> documents) {
    return Math.toIntExact(
        compare(documents).stream().filter(different -> !different.isAhead()).count());
  }

  /**
   * Those of the documents that the index behind the alias has not, or in another version; true at
   * once, without a refresh.
   *
   * @throws SearchUnavailable if it does not answer
   */
  public List<Different> compare(Collection<CommentDocument> documents) {
    var orders = orders(documents.stream().map(CommentDocument::id).toList());
    return documents.stream()
        .map(document -> new Different(document, orders.getOrDefault(document.id(), -1L)))
        .filter(different -> different.found() != different.document().order())
        .toList();
  }

  /**
   * The orders of the documents that are there, by id.
   *
   * @throws SearchUnavailable if it does not answer
   */
  public Map<String, Long> orders(List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return ask(
        () -> {
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
        },
        Map.of());
  }

  /**
   * How many of the documents hold a text; true at once, without a refresh.
   *
   * @throws SearchUnavailable if it does not answer
   */
  public long withText(List<String> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    return ask(
        () ->
            client
                .mget(
                    request -> request.index(indices.alias()).sourceIncludes("text").ids(ids),
                    Text.class)
                .docs()
                .stream()
                .filter(doc -> doc.isResult() && doc.result().found())
                .filter(doc -> {
                  var source = doc.result().source();
                  return source != null && source.text() != null && !source.text().isEmpty();
                })
                .count(),
        0L);
  }

  private record Text(@Nullable String text) {}

  /**
   * Ids of documents behind one id and up to another, as far as they are searchable already.
   *
   * @throws SearchUnavailable if it does not answer
   */
  public List<Long> idsBetween(long behind, long last) {
    return ask(
        () ->
            client
                .search(
                    request ->
                        request
                            .index(indices.alias())
                            .size(MOST_FOUND)
                            .source(source -> source.fetch(false))
                            .query(query ->
                                query.range(range ->
                                    range.number(number ->
                                        number
                                            .field("commentId")
                                            .gt((double) behind)
                                            .lte((double) Math.min(last, MOST_ID))))),
                    Void.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> Long.valueOf(Objects.requireNonNull(hit.id())))
                .toList(),
        List.of());
  }

  /**
   * Takes documents away for which there is no comment. Never for one that there was: a deletion is
   * forgotten after a minute, and a late event would bring it back.
   *
   * @throws SearchUnavailable if it does not answer
   */
  public void remove(List<Long> commentIds) {
    if (commentIds.isEmpty()) {
      return;
    }
    ask(
        () ->
            client.bulk(request -> {
              request.index(indices.alias());
              commentIds.forEach(id ->
                  request.operations(
                      operation -> operation.delete(delete -> delete.id(Long.toString(id)))));
              return request;
            }),
        null);
  }

  /** A call that may fail on its way. */
  interface Call<T extends @Nullable Object> {
    T answer() throws IOException;
  }

  static <T extends @Nullable Object> T ask(Call<T> call, T withoutIndex) {
    try {
      return call.answer();
    } catch (ElasticsearchException refused) {
      if (refused.status() == NOT_FOUND) {
        return withoutIndex;
      }
      throw new SearchUnavailable("search index does not answer: " + refused.getMessage(), refused);
    } catch (IOException away) {
      throw new SearchUnavailable("search index does not answer: " + away.getMessage(), away);
    }
  }
}
