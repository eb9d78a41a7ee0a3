package io.tulou.commentjob.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tulou.commentjob.RunningJob;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An index that was made before documents had all the fields they have now. */
class OlderIndexIT extends RunningJob {
  @Autowired ElasticsearchClient search;

  @Test
  void anIndexOfAnOlderBuildLearnsNewFieldsBeforeTheFirstDocument() throws Exception {
    var alias = "older-" + SERVERS.suffix();
    var fields = olderFields();
    search
        .indices()
        .create(create ->
            create
                .index(alias + "-1")
                .mappings(mapping -> mapping.withJson(new StringReader(fields)))
                .aliases(alias, to -> to.isWriteIndex(true)));
    var properties =
        new SearchProperties(
            SERVERS.elasticsearchUrl(),
            alias,
            1,
            0,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10));
    var index = new SearchIndex(search, new SearchIndices(search, properties));

    var outcome = index.put(List.of(document()));

    assertThat(outcome.refused()).isEmpty();
    assertThat(outcome.written()).isEqualTo(1);
    assertThat(index.orders(List.of("7"))).isEqualTo(Map.of("7", document().order()));
  }

  private static String olderFields() throws Exception {
    var json = JsonMapper.builder().build();
    try (var in = new ClassPathResource("search/comments-v1.json").getInputStream()) {
      var fields = (ObjectNode) json.readTree(in);
      ((ObjectNode) fields.get("properties")).remove(List.of("reportCount", "ip", "matchedRules"));
      return fields.toString();
    }
  }

  private static CommentDocument document() {
    var now = Instant.parse("2026-03-01T10:00:00Z");
    return new CommentDocument(
        7,
        "video/old",
        "video",
        0,
        5,
        "an old house",
        "visible",
        1,
        0,
        0,
        0,
        2,
        "192.0.2.1",
        List.of("spam"),
        false,
        false,
        now,
        null,
        3);
  }
}
