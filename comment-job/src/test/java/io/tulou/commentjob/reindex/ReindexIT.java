package io.tulou.commentjob.reindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.github.bucket4j.Bucket;
import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.replay.StoreSums;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.ReactionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A new index beside the live one, and the comparison of the index with the rows. */
class ReindexIT extends RunningJob {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Map<String, Object> ALL = Map.of();

  @Autowired ElasticsearchClient search;

  @Test
  void anIndexThatWasBuiltWhileOthersWroteLacksNothing() throws Exception {
    var ids = write(ref("live"), 300);
    drainSearch();
    var before = indices();
    var isOver = new AtomicBoolean();
    var written = new ArrayList<Long>();
    var writer =
        Thread.ofVirtual()
            .start(() -> {
              var random = new Random(3);
              var wishes = new Wishes(ref("live"));
              // Slower than the filling, which otherwise never ends.
              var pace =
                  Bucket.builder()
                      .addLimit(limit -> limit.capacity(20).refillGreedy(200, SECOND))
                      .build();
              while (!isOver.get()) {
                pace.asBlocking().consumeUninterruptibly(1);
                long id = Wishes.nextId();
                long any = ids.get(random.nextInt(ids.size()));
                append(wishes.publish(id, 0, 5), wishes.react(any, id, ReactionKind.LIKE));
                written.add(id);
              }
            });

    JsonNode done;
    try {
      done = operator().done("reindex", Map.of("ratePerSecond", 4_000));
    } finally {
      isOver.set(true);
      writer.join();
    }
    drainSearch();
    var check = operator().done("search-checks", ALL);

    assertThat(written).isNotEmpty();
    assertThat(indices()).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(done.path("notes").path(0).asString()).contains(indices().iterator().next());
    assertThat(check.path("applied").asLong()).as(check.toString()).isZero();
    assertThat(check.path("failed").asLong()).as(check.toString()).isZero();
    assertThat(check.path("read").asLong()).isEqualTo(comments());
    assertThat(StoreSums.search(search, alias()).items()).isEqualTo(comments());
  }

  @Test
  void whatDiffersIsToldAndRepaired() throws Exception {
    var ids = write(ref("differs"), 30);
    drainSearch();
    // A row without its event, and a document without its row.
    jdbc.update("UPDATE comment_index SET version = version + 1 WHERE comment_id = ?", ids.get(5));
    var other =
        search
            .get(get -> get.index(alias()).id(Long.toString(ids.get(7))), JsonNode.class)
            .source();
    var stranger = Wishes.nextId();
    search.index(index ->
        index
            .index(alias())
            .id(Long.toString(stranger))
            .document(((ObjectNode) other).put("commentId", stranger))
            .refresh(Refresh.True));

    var dry = operator().done("search-checks", Map.of("dryRun", true));
    var first = operator().done("search-checks", ALL);
    search.indices().refresh(request -> request.index(alias()));
    var second = operator().done("search-checks", ALL);

    assertThat(dry.path("applied").asLong()).as(dry.toString()).isEqualTo(2);
    assertThat(first.path("applied").asLong()).as(first.toString()).isEqualTo(2);
    assertThat(first.path("notes").toString())
        .contains("comment %d: version 2, in the index 1".formatted(ids.get(5)))
        .contains("document %d".formatted(stranger));
    assertThat(second.path("applied").asLong()).as(second.toString()).isZero();
  }

  @Test
  void aDocumentOfAnOlderBuildIsWrittenAgainWithTheFieldsItLacks() throws Exception {
    long id = write(ref("older"), 3).get(1);
    drainSearch();
    jdbc.update(
        "UPDATE comment_content SET ip = ?, matched_rules = ? WHERE comment_id = ?",
        "192.0.2.7",
        "spam,links",
        id);
    var before = search.get(get -> get.index(alias()).id(Long.toString(id)), JsonNode.class);
    search.index(index ->
        index
            .index(alias())
            .id(Long.toString(id))
            .version(before.version())
            .versionType(VersionType.ExternalGte)
            .document(((ObjectNode) before.source()).remove(List.of("ip", "matchedRules"))));

    var first = operator().done("search-checks", ALL);
    var second = operator().done("search-checks", ALL);

    var after = search.get(get -> get.index(alias()).id(Long.toString(id)), JsonNode.class);
    assertThat(first.path("applied").asLong()).as(first.toString()).isEqualTo(1);
    assertThat(first.path("notes").toString()).contains("comments %d to %d: 1".formatted(id, id));
    assertThat(second.path("applied").asLong()).as(second.toString()).isZero();
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.source().path("ip").asString()).isEqualTo("192.0.2.7");
    assertThat(after.source().path("matchedRules").toString()).isEqualTo("[\"spam\",\"links\"]");
  }

  @Test
  void oneThatIsCancelledLeavesTheLiveIndexAndNothingElse() throws Exception {
    write(ref("cancelled"), 60);
    drainSearch();
    var before = indices();

    var path = operator().start("reindex", Map.of("ratePerSecond", 10));
    await().until(() -> operator().get(path).path("read").asLong() >= 10);
    var second = operator().call("POST", "/v1/operations/reindex", ALL);
    operator().call("DELETE", path, null);
    var ended = operator().ended(path);

    assertThat(second.status()).isEqualTo(409);
    assertThat(ended.path("state").asString()).isEqualTo("cancelled");
    assertThat(indices()).isEqualTo(before);
    assertThat(allIndices()).isEqualTo(before);
  }

  /** The row is as a killed node left it: half filled. */
  @Test
  void oneWhoseNodeDiedGoesOnWhereItWas() throws Exception {
    write(ref("died"), 60);
    drainSearch();
    var path = operator().start("reindex", Map.of("ratePerSecond", 10));
    await().until(() -> operator().get(path).path("read").asLong() >= 20);
    jdbc.update(
        """
        UPDATE operation SET owner = 'a dead node', request = '{}',
          lease_until = TIMESTAMPADD(SECOND, 1, UTC_TIMESTAMP(3)) WHERE operation_id = ?
        """,
        Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));

    var ended = operator().ended(path);
    var check = operator().done("search-checks", ALL);

    assertThat(ended.path("state").asString()).isEqualTo("done");
    assertThat(check.path("applied").asLong()).as(check.toString()).isZero();
    assertThat(allIndices()).isEqualTo(indices());
  }

  private static SubjectRef ref(String id) {
    return new SubjectRef("video", "reindex-" + id);
  }

  private List<Long> write(SubjectRef ref, int comments) {
    var wishes = new Wishes(ref);
    var commands = new ArrayList<CommentCommand>();
    var ids = new ArrayList<Long>();
    for (int i = 0; i < comments; i++) {
      ids.add(Wishes.nextId());
      commands.add(wishes.publish(ids.getLast(), 0, 3));
    }
    append(commands);
    return ids;
  }

  private Set<String> indices() throws Exception {
    return search.indices().getAlias(request -> request.name(alias())).aliases().keySet();
  }

  private Set<String> allIndices() throws Exception {
    return search.indices().get(request -> request.index(alias() + "*")).indices().keySet();
  }

  private static String alias() {
    return "comments-" + SERVERS.suffix();
  }

  private long comments() {
    return jdbc.queryForList("SELECT COUNT(*) FROM comment_index", Long.class).getFirst();
  }
}
