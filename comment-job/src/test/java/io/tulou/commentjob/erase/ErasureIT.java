package io.tulou.commentjob.erase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.Wishes;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ErasureIT extends RunningJob {
  private static final long MEMBER = 777_001;
  private static final long OTHER = 777_002;

  @Autowired ElasticsearchClient search;

  @Test
  void whatAMemberWroteIsInNoStoreAndNoReplayBringsItBack() throws Exception {
    var ref = new SubjectRef("video", "erasure");
    var wishes = new Wishes(ref);
    long root = Wishes.nextId();
    long answer = Wishes.nextId();
    long removed = Wishes.nextId();
    long pending = Wishes.nextId();
    append(
        wishes.publish(root, 0, MEMBER),
        wishes.publish(answer, root, OTHER),
        wishes.publish(removed, 0, MEMBER),
        wishes.decide(removed, ModerationAction.REMOVE),
        wishes.publish(pending, 0, MEMBER, CommentState.PENDING, null, null),
        wishes.edit(root, MEMBER, "another text"),
        reportWithNote(wishes.report(answer, MEMBER)));
    drainSearch();
    assertThat(count("SELECT COUNT(*) FROM report WHERE note = 'what I think of it'")).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM revision WHERE comment_id = " + root)).isEqualTo(1);

    NEIGHBOURS.holds(3);
    var erased = operator().done("erasures", Map.of("memberId", Long.toString(MEMBER)));
    drainSearch();
    nothingIsLeftOf(ref, List.of(root, removed, pending));
    redis.delete(CommentKeys.comment(ref, root));
    for (var target : List.of("comment-cache", "comment-search")) {
      operator()
          .done(
              "replays",
              Map.of(
                  "topic",
                  Topic.COMMENT_EVENTS.topicName(),
                  "from",
                  "2020-01-01T00:00:00.000Z",
                  "target",
                  target));
    }
    var again = operator().done("erasures", Map.of("memberId", Long.toString(MEMBER)));

    nothingIsLeftOf(ref, List.of(root, removed, pending));
    assertThat(erased.path("read").asLong()).isEqualTo(3);
    assertThat(again.path("read").asLong()).isEqualTo(3);
    assertThat(count("SELECT COUNT(*) FROM report WHERE note IS NOT NULL")).isZero();
    assertThat(erased.path("notes").valueStream().map(JsonNode::asString))
        .endsWith(
            "notes of reports: 1 erased, left 0",
            "profile and posts: 3 erased, left 0",
            "history and notifications: 0 erased, left 0",
            "dead letters: 0 erased, left 0");
    var asked = NEIGHBOURS.asked().stream().filter(each -> each.contains("777001")).toList();
    assertThat(asked.getFirst()).contains("\"isFirst\":true");
    assertThat(asked.get(1)).contains("\"isFirst\":false");
    for (var told : List.of(erased, again)) {
      assertThat(told.path("notes").path(0).asString())
          .isEqualTo(
              "3 comments: texts left in the tables 0, in the cache 0, in the search index 0");
    }
    assertThat(
            count(
                "SELECT COUNT(*) FROM comment_content WHERE text <> '' AND comment_id = " + answer))
        .as("what others wrote")
        .isEqualTo(1);
    assertThat(count("SELECT comment_count FROM subject WHERE id = 'erasure'")).isEqualTo(1);
    assertThat(latestEvents().get(root).comment().text()).isEmpty();
    assertThat(latestEvents().get(root).comment().isListed()).as("a tombstone").isTrue();
  }

  @Test
  void lettersOfAnErasedMemberCanNeitherBeReadNorPutBackAndThoseOfOthersCan() {
    long erasedId = 777_003;
    var ref = new SubjectRef("video", "erased-letters");
    var codec = new MessageCodec<>(CommentCommand.class);
    var mine = codec.encode(new Wishes(ref).publish(Wishes.nextId(), 0, erasedId));
    var others = codec.encode(new Wishes(ref).publish(Wishes.nextId(), 0, OTHER));
    log.append(Topic.COMMENT_COMMANDS_DEAD, ref.key(), mine).join();
    log.append(Topic.COMMENT_COMMANDS_DEAD, ref.key(), others).join();
    log.append(Topic.FEED_POSTS_DEAD, "broken", "{777003, what I po".getBytes(UTF_8)).join();
    var before = letters(ref);
    assertThat(before).hasSize(2);

    var erased = operator().done("erasures", Map.of("memberId", Long.toString(erasedId)));

    assertThat(erased.path("notes").valueStream().map(JsonNode::asString))
        .contains("dead letters: 2 erased, left 0");
    assertThat(letters(ref)).hasSize(1);
    assertThat(letters(ref).getFirst().path("value").asString()).contains(Long.toString(OTHER));
    var names =
        before.stream()
            .map(letter ->
                Map.of(
                    "partition",
                    letter.path("partition").asInt(),
                    "offset",
                    letter.path("offset").asLong()))
            .toList();
    var redriven =
        operator()
            .call(
                "POST",
                "/v1/operations/dead-letters/redrive",
                Map.of("topic", Topic.COMMENT_COMMANDS.topicName(), "letters", names));
    drain();
    assertThat(redriven.body().path("outcomes").valueStream())
        .extracting(outcome -> outcome.path("outcome").asString())
        .containsExactlyInAnyOrder("not-found", "redriven");
    assertThat(count("SELECT COUNT(*) FROM comment_index WHERE author_id = 777003")).isZero();
  }

  private List<JsonNode> letters(SubjectRef ref) {
    return operator()
        .get("/v1/operations/dead-letters?topic=comment.commands&limit=50")
        .path("items")
        .valueStream()
        .filter(letter -> letter.path("key").asString().equals(ref.key()))
        .toList();
  }

  @Test
  void nobodyIsErasedByMistake() {
    for (var wrong :
        List.of("{}", "{\"memberId\":\"\"}", "{\"memberId\":7}", "{\"memberId\":\"-1\"}")) {
      assertThat(operator().call("POST", "/v1/operations/erasures", wrong).status())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  private void nothingIsLeftOf(SubjectRef ref, List<Long> ids) throws Exception {
    for (long id : ids) {
      assertThat(
              count(
                  "SELECT COUNT(*) FROM comment_content WHERE comment_id = %d AND (text <> '' OR html"
                          .formatted(id)
                      + " <> '' OR ip IS NOT NULL OR device IS NOT NULL)"))
          .isZero();
      assertThat(count("SELECT COUNT(*) FROM revision WHERE comment_id = " + id)).isZero();
      assertThat(count("SELECT state FROM comment_index WHERE comment_id = " + id)).isEqualTo(3);
      var entry = redis.opsForValue().get(CommentKeys.comment(ref, id));
      if (entry != null) {
        assertThat(entry).contains("\"text\":\"\"").doesNotContain("text " + id);
      }
      var document =
          search
              .get(
                  get -> get.index("comments-" + SERVERS.suffix()).id(Long.toString(id)),
                  JsonNode.class)
              .source();
      assertThat(document).isNotNull();
      assertThat(document.path("text").asString()).isEmpty();
      assertThat(document.path("state").asString()).isEqualTo("deleted");
    }
  }

  private static Map<Long, CommentEvent.CommentChanged> latestEvents() {
    var codec = new MessageCodec<>(CommentEvent.class);
    var latest = new HashMap<Long, CommentEvent.CommentChanged>();
    for (var record : new ArrayList<>(readAll(Topic.COMMENT_EVENTS))) {
      if (record.key().startsWith("c:")
          && !record.key().equals("c:0")
          && codec.decode(record.value()) instanceof CommentEvent.CommentChanged changed) {
        latest.merge(
            changed.comment().commentId(),
            changed,
            (one, two) -> two.comment().version() >= one.comment().version() ? two : one);
      }
    }
    return latest;
  }

  private static ReportComment reportWithNote(ReportComment report) {
    return new ReportComment(
        report.envelope(),
        report.subject(),
        report.commentId(),
        report.memberId(),
        report.reason(),
        "what I think of it",
        null,
        null);
  }

  private long count(String sql) {
    return jdbc.queryForList(sql, Long.class).getFirst();
  }
}
