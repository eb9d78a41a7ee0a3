package io.tulou.commentjob.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * The indices behind the alias: the first is made when it is needed, others beside it, and the
 * alias goes from one to the next at once.
 */
public final class SearchIndices {
  private static final Logger log = LoggerFactory.getLogger(SearchIndices.class);
  private static final String EXISTS = "resource_already_exists_exception";

  private final ElasticsearchClient client;
  private final SearchProperties properties;

  SearchIndices(ElasticsearchClient client, SearchProperties properties) {
    this.client = client;
    this.properties = properties;
  }

  String alias() {
    return properties.alias();
  }

  /** The name of an index that goes behind the alias some day. */
  public String named(String suffix) {
    return properties.alias() + "-" + suffix;
  }

  /**
   * Makes the first index; one that is behind the alias already is told of fields that are newer
   * than it is, for it takes none that it does not know.
   */
  void prepare() throws IOException {
    var present = behindAlias();
    if (present.isEmpty()) {
      create(properties.index(), true);
    }
    for (var index : present) {
      try (InputStream fields = fields()) {
        client.indices().putMapping(request -> request.index(index).withJson(fields));
      }
    }
  }

  /** Makes an index that nobody reads yet; one that is there is taken as it is. */
  public void createBeside(String index) {
    try {
      create(index, false);
    } catch (IOException away) {
      throw away(away);
    }
  }

  private void create(String index, boolean isRead) throws IOException {
    try (InputStream fields = fields()) {
      client
          .indices()
          .create(request -> {
            request
                .index(index)
                .mappings(mapping -> mapping.withJson(fields))
                .settings(settings ->
                    settings
                        .numberOfShards(Integer.toString(properties.shards()))
                        .numberOfReplicas(Integer.toString(properties.replicas()))
                        .refreshInterval(time -> time.time(refresh(isRead))));
            return isRead
                ? request.aliases(properties.alias(), alias -> alias.isWriteIndex(true))
                : request;
          });
      log.info("search index {} created", index);
    } catch (ElasticsearchException failure) {
      // Another worker was faster.
      if (!EXISTS.equals(failure.error().type())) {
        throw failure;
      }
    }
  }

  private static InputStream fields() throws IOException {
    return new ClassPathResource("search/comments-v1.json").getInputStream();
  }

  /** What is not read is not made searchable, which costs a good part of the writing. */
  private String refresh(boolean isRead) {
    return isRead ? properties.refreshInterval().toMillis() + "ms" : "-1";
  }

  /** The indices behind the alias; one, or none before the first document. */
  public Collection<String> behindAlias() {
    try {
      if (!client.indices().existsAlias(alias -> alias.name(properties.alias())).value()) {
        return List.of();
      }
      return List.copyOf(
          client.indices().getAlias(alias -> alias.name(properties.alias())).aliases().keySet());
    } catch (IOException | ElasticsearchException away) {
      throw away(away);
    }
  }

  /**
   * Makes all that an index holds searchable, and puts it behind the alias in place of all others.
   */
  public void swapTo(String index) {
    try {
      client
          .indices()
          .putSettings(request ->
              request
                  .index(index)
                  .settings(
                      settings -> settings.refreshInterval(time -> time.time(refresh(true)))));
      client.indices().refresh(request -> request.index(index));
      var before = behindAlias().stream().filter(old -> !old.equals(index)).toList();
      client
          .indices()
          .updateAliases(request -> {
            for (var old : before) {
              request.actions(
                  action -> action.remove(remove -> remove.index(old).alias(properties.alias())));
            }
            return request.actions(action ->
                action.add(add -> add.index(index).alias(properties.alias()).isWriteIndex(true)));
          });
      log.info("search alias {} goes from {} to {}", properties.alias(), before, index);
    } catch (IOException | ElasticsearchException away) {
      throw away(away);
    }
  }

  /** Deletes an index unless it is behind the alias. */
  public void drop(String index) {
    if (behindAlias().contains(index)) {
      return;
    }
    try {
      client.indices().delete(request -> request.index(index).ignoreUnavailable(true));
      log.info("search index {} deleted", index);
    } catch (IOException | ElasticsearchException away) {
      throw away(away);
    }
  }

  private static SearchUnavailable away(Exception cause) {
    return new SearchUnavailable("search index does not answer: " + cause.getMessage(), cause);
  }
}
