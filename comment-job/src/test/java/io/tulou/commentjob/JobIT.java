package io.tulou.commentjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionEvent;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.page.CommentEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;

/** From the log to every store, with duplicates and poison in between. */
class JobIT extends RunningJob {
  private static final String POISON_KEY = "c:0";

  @Autowired ElasticsearchClient search;

  @Test
  void everyStoreHoldsWhatTheLogSays() throws Exception {
    var random = new Random(7);
    var commands = new ArrayList<CommentCommand>();
    var refs = List.of(ref("a"), ref("b"), ref("c"));
    for (var ref : refs) {
      commands.addAll(story(ref, random));
    }
    var twice = new ArrayList<CommentCommand>();
    for (var command : commands) {
      twice.add(command);
      if (random.nextInt(10) < 3) {
        twice.add(command);
      }
    }
    append(twice.subList(0, twice.size() / 2));
    log.append(
            Topic.COMMENT_COMMANDS,
            refs.getFirst().key(),
            "{\"type\":\"No".getBytes(StandardCharsets.UTF_8))
        .join();
    append(inapplicable(refs.getFirst()));
    append(twice.subList(twice.size() / 2, twice.size()));
    drain();

    for (var ref : refs) {
      new Recount(jdbc).check(ref);
      entriesEqualRows(ref);
    }
    eventsEqualRows(refs);
    reactionEventsEqualRows(refs);
    documentsEqualRows(refs);
    assertThat(readAll(Topic.COMMENT_COMMANDS_DEAD))
        .filteredOn(letter -> letter.key().equals(refs.getFirst().key()))
        .hasSize(2)
        .allSatisfy(letter -> assertThat(letter.headers().lastHeader("cause")).isNotNull());
  }

  @Test
  void whoWaitsHearsWhatBecameOfTheWish() {
    var wishes = new Wishes(ref("waiting"), "node-1");
    long id = Wishes.nextId();
    var publish = wishes.publish(id, 0, 5);
    var orphan = wishes.publish(Wishes.nextId(), 12345, 5);
    append(publish, orphan);
    drain();

    var codec = new MessageCodec<>(CommandOutcome.class);
    var outcomes = new HashMap<Long, CommandOutcome>();
    for (var record : readAll(Topic.COMMENT_OUTCOMES)) {
      var outcome = codec.decode(record.value());
      outcomes.put(outcome.commandId(), outcome);
      assertThat(record.key()).isEqualTo(outcome.replyTo());
    }
    assertThat(outcomes.get(publish.envelope().commandId()))
        .isInstanceOfSatisfying(
            CommandOutcome.Applied.class,
            applied -> {
              assertThat(applied.subject().rootCount()).isEqualTo(1);
              assertThat(applied.comment()).isNotNull();
              assertThat(applied.comment().floor()).isEqualTo(1);
              assertThat(applied.comment().createdAt()).isEqualTo(publish.envelope().at());
            });
    assertThat(outcomes.get(orphan.envelope().commandId()))
        .isInstanceOfSatisfying(
            CommandOutcome.Rejected.class,
            rejected -> assertThat(rejected.code()).isEqualTo("conflict"));
  }

  @Test
  void whoseCommentIsRefusedLongAfterTheAnswerFindsTheReasonAndNotTheComment() {
    var ref = ref("refused");
    var wishes = new Wishes(ref);
    long first = Wishes.nextId();
    long repeated = Wishes.nextId();
    redis.opsForHash().put(CommentKeys.ownWrites(ref, 5), Long.toString(repeated), "{}");
    redis.opsForValue().set(CommentKeys.fresh(5, repeated), "{}");
    var wish = wishes.says(repeated, 5, "the same", false);
    append(wishes.says(first, 5, "the same", false), wish, wish);
    drain();

    assertThat(redis.opsForValue().get(CommentKeys.refusal(5, repeated)))
        .contains("\"code\":\"conflict\"", "written here a moment ago");
    assertThat(redis.getExpire(CommentKeys.refusal(5, repeated))).isBetween(80_000L, 86_400L);
    assertThat(redis.hasKey(CommentKeys.fresh(5, repeated))).isFalse();
    assertThat(redis.opsForHash().size(CommentKeys.ownWrites(ref, 5))).isZero();
    assertThat(redis.hasKey(CommentKeys.refusal(5, first))).isFalse();
  }

  @Test
  void anEditReachesEveryStoreAndWhatItReplacedIsKept() throws Exception {
    var ref = ref("edited");
    var wishes = new Wishes(ref, "node-1");
    var publish = wishes.publish(Wishes.nextId(), 0, 5);
    var edit = wishes.edit(publish.commentId(), 5, "penultimate", 1L, CommentState.VISIBLE);
    var stale = wishes.edit(publish.commentId(), 5, "stale", 1L, CommentState.VISIBLE);
    var waiting = wishes.edit(publish.commentId(), 5, "ultimate", null, CommentState.PENDING);
    append(publish, edit);
    drain();
    append(edit, stale, waiting, waiting);
    drain();

    var id = publish.commentId();
    var entry = comment(ref, id);
    assertThat(entry.text()).isEqualTo("penultimate");
    assertThat(entry.editedAt()).isEqualTo(edit.envelope().at());
    assertThat(entry.mentions()).containsExactly(8L);
    assertThat(Objects.requireNonNull(entry.pendingEdit()).text()).isEqualTo("ultimate");
    assertThat(entry.version()).isEqualTo(3);
    eventsEqualRows(List.of(ref));
    documentsEqualRows(List.of(ref));
    append(wishes.decide(id, ModerationAction.APPROVE));
    drain();
    assertThat(comment(ref, id).text()).isEqualTo("ultimate");
    assertThat(
            jdbc.queryForList(
                "SELECT text FROM revision WHERE comment_id = ? ORDER BY edit_id",
                String.class,
                id))
        .containsExactly("text " + id, "penultimate");
    assertThat(outcomes().get(stale.envelope().commandId()))
        .isInstanceOfSatisfying(
            CommandOutcome.Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo("version-conflict");
              assertThat(rejected.detail()).contains("version is 2");
            });
  }

  private static Map<Long, CommandOutcome> outcomes() {
    var codec = new MessageCodec<>(CommandOutcome.class);
    var outcomes = new HashMap<Long, CommandOutcome>();
    for (var record : readAll(Topic.COMMENT_OUTCOMES)) {
      var outcome = codec.decode(record.value());
      outcomes.put(outcome.commandId(), outcome);
    }
    return outcomes;
  }

  @Test
  void anOlderEventOrPoisonLeavesTheIndexAsItIs() throws Exception {
    var ref = ref("old-event");
    var wishes = new Wishes(ref);
    var publish = wishes.publish(Wishes.nextId(), 0, 5);
    append(publish);
    drain();
    append(wishes.decide(publish.commentId(), ModerationAction.REMOVE));
    drain();
    documentsEqualRows(List.of(ref));
    var old =
        readAll(Topic.COMMENT_EVENTS).stream()
            .filter(event -> event.key().equals("c:" + publish.commentId()))
            .findFirst()
            .orElseThrow();

    var poison = "[]".getBytes(StandardCharsets.UTF_8);
    log.append(Topic.COMMENT_EVENTS, old.partition(), old.key(), old.value()).join();
    log.append(Topic.COMMENT_EVENTS, old.partition(), POISON_KEY, poison).join();
    append(wishes.publish(Wishes.nextId(), 0, 5));
    drain();

    documentsEqualRows(List.of(ref));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(readAll(Topic.COMMENT_EVENTS_DEAD))
                .anySatisfy(letter -> assertThat(letter.value()).isEqualTo(poison)));
    assertThat(versionsInSearch(ref).get(publish.commentId())).isEqualTo(2);
  }

  private static SubjectRef ref(String id) {
    return new SubjectRef("video", id);
  }

  private static List<CommentCommand> story(SubjectRef ref, Random random) {
    var wishes = new Wishes(ref);
    var commands = new ArrayList<CommentCommand>();
    var ids = new ArrayList<Long>();
    for (int i = 0; i < 200; i++) {
      long id = Wishes.nextId();
      long parent = ids.isEmpty() || i % 3 == 0 ? 0 : ids.get(random.nextInt(ids.size()));
      var state = i % 17 == 5 ? CommentState.PENDING : CommentState.VISIBLE;
      commands.add(wishes.publish(id, parent, random.nextInt(1, 9), state, "k" + i, "h" + i));
      ids.add(id);
      long any = ids.get(random.nextInt(ids.size()));
      var kind = random.nextBoolean() ? ReactionKind.LIKE : ReactionKind.DISLIKE;
      switch (random.nextInt(7)) {
        case 0, 1, 2 -> commands.add(wishes.react(any, random.nextInt(1, 30), kind));
        case 3 -> commands.add(wishes.decide(any, ModerationAction.REMOVE));
        case 4 -> commands.add(wishes.decide(any, ModerationAction.APPROVE));
        case 5 -> {
          var reviewed = random.nextBoolean() ? CommentState.PENDING : CommentState.VISIBLE;
          commands.add(wishes.edit(any, random.nextInt(1, 9), "edit " + i, null, reviewed));
        }
        default -> commands.add(wishes.delete(any, random.nextInt(1, 9)));
      }
    }
    return commands;
  }

  /** Well-formed, but the database has no room for such a device. */
  private static CommentCommand inapplicable(SubjectRef ref) {
    var fine = new Wishes(ref).publish(Wishes.nextId(), 0, 5);
    return new CommentCommand.PublishComment(
        fine.envelope(),
        fine.subject(),
        fine.commentId(),
        0,
        5,
        fine.text(),
        fine.html(),
        fine.mentions(),
        fine.state(),
        null,
        null,
        null,
        "x".repeat(500),
        false);
  }

  private void entriesEqualRows(SubjectRef ref) {
    var subject = entry(CommentKeys.subject(ref), SubjectSnapshot.class);
    assertThat(count("SELECT version FROM subject WHERE id = '%s'".formatted(ref.id())))
        .isEqualTo(subject.version());
    for (var id : ids(ref)) {
      var entry = comment(ref, id);
      var row = jdbc.queryForMap("SELECT * FROM comment_index WHERE comment_id = ?", id);
      assertThat(entry.version()).isEqualTo(row.get("version"));
      assertThat(entry.state().ordinal()).isEqualTo(((Number) row.get("state")).intValue());
      assertThat(entry.likeCount()).isEqualTo(row.get("like_count"));
      assertThat(entry.text())
          .isEqualTo(
              jdbc.queryForObject(
                  "SELECT text FROM comment_content WHERE comment_id = ?", String.class, id));
    }
  }

  private void eventsEqualRows(List<SubjectRef> refs) {
    var codec = new MessageCodec<>(CommentEvent.class);
    Map<Long, CommentSnapshot> latest = new HashMap<>();
    for (var record : readAll(Topic.COMMENT_EVENTS)) {
      if (!record.key().equals(POISON_KEY)
          && codec.decode(record.value())
              instanceof CommentEvent.CommentChanged(int v, var comment, _, _)) {
        latest.merge(comment.commentId(), comment, (x, y) -> x.version() > y.version() ? x : y);
      }
    }
    for (var ref : refs) {
      for (var id : ids(ref)) {
        assertThat(latest.get(id)).isEqualTo(comment(ref, id));
      }
    }
  }

  private void reactionEventsEqualRows(List<SubjectRef> refs) {
    var codec = new MessageCodec<>(ReactionEvent.class);
    Map<String, ReactionEvent.ReactionSnapshot> latest = new HashMap<>();
    for (var record : readAll(Topic.COMMENT_REACTIONS)) {
      if (codec.decode(record.value())
          instanceof ReactionEvent.ReactionChanged(int v, var reaction)) {
        latest.merge(record.key(), reaction, (x, y) -> x.version() > y.version() ? x : y);
      }
    }
    for (var ref : refs) {
      var told = new ArrayList<String>();
      latest.values().stream()
          .filter(reaction -> reaction.subject().equals(ref) && reaction.kind() != null)
          .forEach(reaction ->
              told.add(
                  "%d %d %d %s"
                      .formatted(
                          reaction.commentId(),
                          reaction.memberId(),
                          reaction.authorId(),
                          reaction.kind())));
      var rows =
          jdbc.query(
              """
              SELECT comment_id, member_id, author_id, r.kind FROM reaction r
              JOIN comment_index USING (subject_id, comment_id)
              JOIN subject USING (subject_id) WHERE id = ?
              """,
              (row, n) ->
                  "%d %d %d %s"
                      .formatted(
                          row.getLong(1),
                          row.getLong(2),
                          row.getLong(3),
                          ReactionKind.values()[row.getInt(4)]),
              ref.id());
      assertThat(rows).isNotEmpty();
      assertThat(told).containsExactlyInAnyOrderElementsOf(rows);
    }
  }

  private void documentsEqualRows(List<SubjectRef> refs) {
    for (var ref : refs) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(versionsInSearch(ref)).isEqualTo(versionsInTables(ref)));
    }
  }

  private Map<Long, Long> versionsInSearch(SubjectRef ref) throws Exception {
    var versions = new HashMap<Long, Long>();
    var found =
        search.search(
            request ->
                request
                    .index("comments-" + SERVERS.suffix())
                    // It comes with the first document.
                    .ignoreUnavailable(true)
                    .size(1000)
                    .query(query -> query.term(t -> t.field("subject").value(ref.key()))),
            Found.class);
    found
        .hits()
        .hits()
        .forEach(hit -> {
          var source = Objects.requireNonNull(hit.source());
          versions.put(source.commentId(), source.version());
        });
    return versions;
  }

  private record Found(long commentId, long version) {}

  private Map<Long, Long> versionsInTables(SubjectRef ref) {
    var versions = new HashMap<Long, Long>();
    jdbc.query(
        "SELECT comment_id, c.version FROM comment_index c JOIN subject USING (subject_id) WHERE id"
            + " = ?",
        row -> {
          versions.put(row.getLong(1), row.getLong(2));
        },
        ref.id());
    return versions;
  }

  private List<Long> ids(SubjectRef ref) {
    return jdbc.queryForList(
        "SELECT comment_id FROM comment_index JOIN subject USING (subject_id) WHERE id = ?",
        Long.class,
        ref.id());
  }

  private CommentSnapshot comment(SubjectRef ref, long id) {
    var key = CommentKeys.comment(ref, id).getBytes(StandardCharsets.UTF_8);
    var stored =
        redis.execute((RedisCallback<byte[]>) connection -> connection.stringCommands().get(key));
    assertThat(stored).as("entry of %d", id).isNotNull();
    return CommentEntry.decode(Arrays.copyOfRange(stored, 32, stored.length)).snapshot();
  }

  private <T> T entry(String key, Class<T> type) {
    var stored = redis.opsForValue().get(key);
    assertThat(stored).as(key).isNotNull();
    return new MessageCodec<>(type).decode(stored.substring(32).getBytes(StandardCharsets.UTF_8));
  }

  private long count(String sql) {
    var result = jdbc.queryForObject(sql, Long.class);
    assertThat(result).isNotNull();
    return result;
  }
}
