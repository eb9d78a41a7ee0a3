package io.tulou.commentjob.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.Wishes;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Replays through the inner HTTP, against the real servers. */
class ReplayIT extends RunningJob {
  private static final String EVENTS = Topic.COMMENT_EVENTS.topicName();
  private static final String BEGINNING = "2020-01-01T00:00:00.000Z";

  @Autowired ElasticsearchClient search;

  @Test
  void afterLosingItsEntriesACacheIsTheSameAgainAndASecondReplayFindsNothingToDo() {
    var ref = ref("cache");
    discuss(ref, 60);
    drain();
    var mine = keysOf(ref);
    var before = StoreSums.redis(redis, mine);
    var lost = entriesOf(ref);
    redis.delete(lost.subList(0, 30));
    var stale = lost.get(40);
    var entry = Objects.requireNonNull(redis.opsForValue().get(stale));
    redis.opsForValue().set(stale, "0".repeat(16) + entry.substring(16).replace("text", "OLD"));

    var dry = operator().done("replays", replay("comment-cache", true));
    assertThat(StoreSums.redis(redis, mine)).isNotEqualTo(before);
    var first = operator().done("replays", replay("comment-cache", false));
    var after = StoreSums.redis(redis, mine);
    var second = operator().done("replays", replay("comment-cache", false));

    assertThat(dry.path("applied").asLong()).isGreaterThanOrEqualTo(31);
    assertThat(first.path("applied").asLong()).isEqualTo(dry.path("applied").asLong());
    assertThat(after).isEqualTo(before);
    assertThat(second.path("applied").asLong()).as(second.toString()).isZero();
    assertThat(second.path("read").asLong()).isEqualTo(first.path("read").asLong());
    assertThat(StoreSums.redis(redis, mine)).isEqualTo(before);
  }

  @Test
  void whatWasRemovedStaysRemovedHoweverOldTheEventsThatAreReplayed() throws Exception {
    var ref = ref("removed");
    var wishes = new Wishes(ref);
    var publish = wishes.publish(Wishes.nextId(), 0, 5);
    append(publish);
    drain();
    var offsets = offsets();
    append(wishes.decide(publish.commentId(), ModerationAction.REMOVE));
    drainSearch();
    redis.delete(entriesOf(ref));
    int events = readAll(Topic.COMMENT_EVENTS).size();

    // Only what was before the removal.
    for (var target : List.of("comment-cache", "comment-search")) {
      operator()
          .done(
              "replays",
              Map.of("topic", EVENTS, "from", BEGINNING, "to", offsets, "target", target));
    }

    assertThat(redis.opsForValue().get(CommentKeys.comment(ref, publish.commentId())))
        .contains("\"state\":\"removed\"");
    search.indices().refresh(request -> request.index(alias()));
    var document =
        search
            .get(
                request -> request.index(alias()).id(Long.toString(publish.commentId())),
                JsonNode.class)
            .source();
    assertThat(document).isNotNull();
    assertThat(document.path("state").asString()).isEqualTo("removed");
    assertThat(readAll(Topic.COMMENT_EVENTS)).as("events").hasSize(events);
  }

  @Test
  void aSearchIndexThatWasLostIsTheSameAgainAndStaysTheSame() throws Exception {
    discuss(ref("search"), 40);
    drainSearch();
    var before = StoreSums.search(search, alias());
    for (var index :
        search.indices().getAlias(request -> request.name(alias())).aliases().keySet()) {
      search.indices().delete(request -> request.index(index));
    }

    var first = operator().done("replays", replay("comment-search", false));
    var second = operator().done("replays", replay("comment-search", false));

    assertThat(first.path("applied").asLong()).isEqualTo(before.items());
    assertThat(second.path("applied").asLong()).as(second.toString()).isZero();
    assertThat(StoreSums.search(search, alias())).isEqualTo(before);
  }

  @Test
  void aReplayIsPacedCanBeCancelledAndSaysHowFarItIs() {
    discuss(ref("paced"), 60);
    drain();

    var path =
        operator()
            .start(
                "replays",
                Map.of(
                    "topic",
                    EVENTS,
                    "from",
                    BEGINNING,
                    "target",
                    "comment-cache",
                    "ratePerSecond",
                    20));
    await().until(() -> operator().get(path).path("read").asLong() >= 20);
    var running = operator().get(path);
    var beside = operator().call("POST", "/v1/operations/replays", replay("comment-cache", false));
    var asked = operator().call("DELETE", path, null);
    var ended = operator().ended(path);

    assertThat(running.path("remaining").asLong()).isPositive();
    assertThat(running.path("eta").asString()).isNotEmpty();
    assertThat(beside.status()).isEqualTo(409);
    assertThat(asked.status()).isEqualTo(202);
    assertThat(ended.path("state").asString()).isEqualTo("cancelled");
    assertThat(ended.path("read").asLong()).isLessThan(60);
  }

  @Test
  void whatCannotBeDoneIsRefusedAndLeavesNothing() {
    long before = count();
    var fine = Map.of("topic", EVENTS, "from", BEGINNING, "target", "comment-cache");
    for (var wrong :
        List.of(
            "{}",
            "[]",
            "{\"topic\":\"comment.events\",\"from\":\"yesterday\",\"target\":\"comment-cache\"}",
            "{\"topic\":\"comment.events\",\"from\":{\"99\":0},\"target\":\"comment-cache\"}",
            "{\"topic\":\"comment.events\",\"from\":{\"0\":-1},\"target\":\"comment-cache\"}",
            "{\"topic\":\"feed.posts\",\"from\":{\"0\":0},\"target\":\"comment-cache\"}",
            "{\"topic\":\"comment.events\",\"from\":{\"0\":0},\"target\":\"elsewhere\"}",
            "{\"topic\":\"comment.events\",\"from\":{\"0\":0},\"target\":\"comment-cache\",\"x\":1}",
            "{\"topic\":\"comment.events\",\"from\":{\"0\":0},\"target\":\"comment-cache\",\"ratePerSecond\":0}")) {
      var answer = operator().call("POST", "/v1/operations/replays", wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.body().path("code").asString()).isEqualTo("invalid-request");
    }
    assertThat(operator().call("POST", "/v1/operations/wonders", fine).status()).isEqualTo(404);
    assertThat(
            operator()
                .call("POST", "/v1/operations/replays", fine, Set.of("moderate"), null)
                .status())
        .isEqualTo(403);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aRepetitionUnderTheSameKeyIsTheSameOperation() {
    var request = Map.of("topic", EVENTS, "from", BEGINNING, "target", "comment-cache");
    var other = Map.of("topic", EVENTS, "from", BEGINNING, "target", "comment-search");
    var scopes = Set.of("operate");

    var first = operator().call("POST", "/v1/operations/replays", request, scopes, "key-1");
    var second = operator().call("POST", "/v1/operations/replays", request, scopes, "key-1");
    var reused = operator().call("POST", "/v1/operations/replays", other, scopes, "key-1");

    operator().ended("/v1/operations/replays/" + first.body().path("id").asString());

    assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(reused.status()).isEqualTo(422);
  }

  /** As if its node had been killed: the lease is another's, the position is what was saved. */
  @Test
  void aReplayWhoseNodeDiedGoesOnWhereItWas() {
    discuss(ref("crash"), 50);
    drain();
    var path =
        operator()
            .start(
                "replays",
                Map.of(
                    "topic",
                    EVENTS,
                    "from",
                    BEGINNING,
                    "target",
                    "comment-cache",
                    "ratePerSecond",
                    25));
    long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    await().until(() -> operator().get(path).path("read").asLong() >= 25);
    jdbc.update(
        """
        UPDATE operation SET owner = 'a dead node', request = REPLACE(request, '25', '100000'),
          lease_until = TIMESTAMPADD(SECOND, 1, UTC_TIMESTAMP(3)) WHERE operation_id = ?
        """,
        id);

    var ended = operator().ended(path);

    assertThat(ended.path("state").asString()).isEqualTo("done");
    assertThat(ended.path("read").asLong()).isEqualTo(readAll(Topic.COMMENT_EVENTS).size());
  }

  private static SubjectRef ref(String id) {
    return new SubjectRef("video", "replay-" + id);
  }

  private static Map<String, Object> replay(String target, boolean dryRun) {
    return Map.of("topic", EVENTS, "from", BEGINNING, "target", target, "dryRun", dryRun);
  }

  private void discuss(SubjectRef ref, int comments) {
    var wishes = new Wishes(ref);
    var commands = new ArrayList<CommentCommand>();
    long root = 0;
    for (int i = 0; i < comments; i++) {
      long id = Wishes.nextId();
      commands.add(wishes.publish(id, i % 4 == 0 ? 0 : root, 3));
      root = i % 4 == 0 ? id : root;
      commands.add(wishes.react(id, 7, ReactionKind.LIKE));
    }
    append(commands);
  }

  private static Predicate<String> keysOf(SubjectRef ref) {
    return key -> key.startsWith("{" + ref.key() + "}");
  }

  private List<String> entriesOf(SubjectRef ref) {
    return jdbc
        .queryForList(
            "SELECT comment_id FROM comment_index JOIN subject USING (subject_id) WHERE id = ?",
            Long.class,
            ref.id())
        .stream()
        .map(id -> CommentKeys.comment(ref, id))
        .toList();
  }

  private static Map<String, Long> offsets() {
    return readAll(Topic.COMMENT_EVENTS).stream()
        .collect(
            Collectors.toMap(
                record -> Integer.toString(record.partition()),
                record -> record.offset() + 1,
                Math::max));
  }

  private static String alias() {
    return "comments-" + SERVERS.suffix();
  }

  private long count() {
    return Objects.requireNonNull(
        jdbc.queryForObject("SELECT COUNT(*) FROM operation", Long.class));
  }
}
