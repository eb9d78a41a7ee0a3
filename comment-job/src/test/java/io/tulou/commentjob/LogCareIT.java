package io.tulou.commentjob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Dead letters and lag, as operators see them. */
class LogCareIT extends RunningJob {
  private static final String LETTERS = "/v1/operations/dead-letters";

  @Test
  void aLetterIsToldWithItsCauseAndIsGoneOnceItIsDropped() {
    var key = "video/letter-poison";
    log.append(Topic.COMMENT_COMMANDS, key, "{\"type\":\"Wonder\"}".getBytes(UTF_8)).join();
    drain();

    var letter = letter(key);
    var name = letter.path("partition").asInt() + ":" + letter.path("offset").asLong();
    var dropped =
        operator().call("DELETE", LETTERS + "?topic=comment.commands&letter=" + name, null);
    var again = operator().call("DELETE", LETTERS + "?topic=comment.commands&letter=" + name, null);

    assertThat(letter.path("cause").asString()).isEqualTo("not a CommentCommand");
    assertThat(letter.path("causeType").asString()).isEqualTo("Undecodable");
    assertThat(letter.path("value").asString()).isEqualTo("{\"type\":\"Wonder\"}");
    assertThat(letter.path("originOffset").isNumber()).isTrue();
    assertThat(outcome(dropped)).isEqualTo("dropped");
    assertThat(outcome(again)).isEqualTo("not-found");
    assertThat(letters()).noneMatch(each -> each.path("key").asString().equals(key));
  }

  @Test
  void aLetterThatIsPutBackIsAppliedOnce() {
    var ref = new SubjectRef("video", "letter-redriven");
    long id = Wishes.nextId();
    var command = new Wishes(ref).publish(id, 0, 5);
    var value = new MessageCodec<>(CommentCommand.class).encode(command);
    log.append(Topic.COMMENT_COMMANDS_DEAD, ref.key(), value).join();
    var letter = letter(ref.key());
    var chosen =
        Map.of(
            "topic",
            "comment.commands",
            "letters",
            List.of(
                Map.of(
                    "partition",
                    letter.path("partition").asInt(),
                    "offset",
                    letter.path("offset").asLong())));

    var first = operator().call("POST", LETTERS + "/redrive", chosen);
    var second = operator().call("POST", LETTERS + "/redrive", chosen);
    drain();

    assertThat(outcome(first)).isEqualTo("redriven");
    assertThat(outcome(second)).isEqualTo("not-found");
    assertThat(
            jdbc.queryForList(
                "SELECT comment_count FROM subject WHERE id = ?", Integer.class, ref.id()))
        .containsExactly(1);
    assertThat(letters()).noneMatch(each -> each.path("key").asString().equals(ref.key()));
  }

  @Test
  void lettersAreWalkedByPages() {
    for (int i = 0; i < 5; i++) {
      log.append(Topic.FEED_POSTS_DEAD, "post-" + i, new byte[] {(byte) i}).join();
    }

    var first = operator().get(LETTERS + "?topic=feed.posts&limit=3");
    var second =
        operator()
            .get(
                LETTERS
                    + "?topic=feed.posts&limit=3&cursor="
                    + first.path("nextCursor").asString());

    assertThat(first.path("items")).hasSize(3);
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.path("nextCursor").isNull()).isTrue();
    assertThat(first.path("items")).doesNotContainAnyElementsOf(second.path("items"));
  }

  @Test
  void whatIsNoTopicOrNoLetterIsRefused() {
    for (var wrong :
        List.of(
            "?topic=comment.events.dead",
            "?topic=elsewhere",
            "?topic=comment.events&limit=0",
            "?topic=comment.events&x=1",
            "")) {
      assertThat(operator().call("GET", LETTERS + wrong, null).status()).as(wrong).isEqualTo(400);
    }
    assertThat(
            operator()
                .call("DELETE", LETTERS + "?topic=comment.events&letter=first", null)
                .status())
        .isEqualTo(400);
    assertThat(
            operator()
                .call("GET", LETTERS + "?topic=comment.events", null, Set.of("admin"), null)
                .status())
        .isEqualTo(403);
  }

  @Test
  void everyGroupSaysHowFarItIsBehind() throws Exception {
    append(new Wishes(new SubjectRef("video", "lag")).publish(Wishes.nextId(), 0, 5));
    drainSearch();
    var record = readAll(Topic.COMMENT_EVENTS).getFirst();
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", SERVERS.kafkaBootstrap()))) {
      admin
          .alterConsumerGroupOffsets(
              "slow-" + SERVERS.suffix(),
              Map.of(
                  new TopicPartition(record.topic(), record.partition()),
                  new OffsetAndMetadata(record.offset())))
          .all()
          .get();
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertThat(lag("comment-search-").path("lag").asLong()).isZero();
          assertThat(lag("comment-search-").path("oldestAgeMillis").isNull()).isTrue();
          assertThat(lag("comment-job-").path("members").asInt()).isPositive();
          assertThat(lag("slow-").path("lag").asLong()).isPositive();
          assertThat(lag("slow-").path("oldestAgeMillis").asLong()).isPositive();
        });
  }

  private JsonNode lag(String group) {
    return stream(operator().get("/v1/operations/lag").path("items"))
        .filter(item -> item.path("group").asString().equals(group + SERVERS.suffix()))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> letters() {
    return stream(operator().get(LETTERS + "?topic=comment.commands&limit=50").path("items"))
        .toList();
  }

  private JsonNode letter(String key) {
    return letters().stream()
        .filter(letter -> letter.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false);
  }

  private static String outcome(Operator.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().path("outcomes").path(0).path("outcome").asString();
  }
}
