package io.tulou.commentjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.SubjectSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * A thousand decisions of eight moderators at once, a fifth of them delivered twice and a twentieth
 * late, to workers that are killed: afterwards every count there is says the same.
 */
class ModeratedIT extends RunningJob {
  private static final int MODERATORS = 8;
  private static final int DECISIONS = 1_000;
  private static final int COMMENTS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<SubjectRef> REFS =
      List.of(ref("moderated-a"), ref("moderated-b"), ref("moderated-c"));

  @Autowired ElasticsearchClient search;

  @Autowired
  @Qualifier("commentCommands")
  ConcurrentMessageListenerContainer<?, ?> ownWorkers;

  @Test
  void afterAThousandDecisionsAllCountsAgree() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    var comments = new HashMap<SubjectRef, List<Long>>();
    for (var ref : REFS) {
      comments.put(ref, publish(ref, new Random(seed)));
    }
    drain();
    ownWorkers.stop();
    try (var workers = new WorkerProcesses(settings(), "moderated")) {
      long before = applied();
      workers.start();
      workers.start();
      var appended = decide(comments, seed);
      for (int kill = 1; kill <= 2; kill++) {
        long reached = before + (long) appended * kill / 3;
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(10))
            .until(() -> applied() >= reached);
        workers.killOldest();
        workers.start();
      }
      await().atMost(PATIENCE).until(() -> applied() >= before + appended);
    } finally {
      ownWorkers.start();
    }
    drainSearch();
    search.indices().refresh(refresh -> refresh.index("comments-" + SERVERS.suffix()));

    for (var ref : REFS) {
      new Recount(jdbc).check(ref);
      assertThat(toldByTheAudit(ref)).as("seed " + seed).isEqualTo(states(ref));
      for (var state : CommentState.values()) {
        assertThat(inSearch(ref, state))
            .as("%s in the index, seed %d", state.word(), seed)
            .isEqualTo(states(ref).values().stream().filter(state::equals).count());
      }
      countsInRedisEqualRows(ref);
    }
  }

  private List<Long> publish(SubjectRef ref, Random random) {
    var wishes = new Wishes(ref);
    var ids = new ArrayList<Long>();
    for (int i = 0; i < COMMENTS; i++) {
      long id = Wishes.nextId();
      long parent = i % 3 == 0 ? 0 : ids.get(3 * random.nextInt((i + 2) / 3));
      var state = i % 3 == 0 ? CommentState.VISIBLE : states(random);
      append(Wishes.screened(wishes.publish(id, parent, 5), state, List.of("test"), null));
      ids.add(id);
    }
    return ids;
  }

  private static CommentState states(Random random) {
    return List.of(CommentState.VISIBLE, CommentState.PENDING, CommentState.SHADOWED)
        .get(random.nextInt(3));
  }

  /** How many commands were appended, copies included. */
  private int decide(Map<SubjectRef, List<Long>> comments, long seed) throws InterruptedException {
    var appended = new int[MODERATORS];
    var moderators = new ArrayList<Thread>();
    for (int i = 0; i < MODERATORS; i++) {
      int moderator = i;
      moderators.add(
          Thread.ofVirtual()
              .start(() -> {
                var log = deliveries(comments, moderator, new Random(seed + moderator));
                log.forEach(this::append);
                appended[moderator] = log.size();
              }));
    }
    int all = 0;
    for (int i = 0; i < MODERATORS; i++) {
      moderators.get(i).join();
      all += appended[i];
    }
    return all;
  }

  private static List<CommentCommand> deliveries(
      Map<SubjectRef, List<Long>> comments, int moderator, Random random) {
    var log = new ArrayList<CommentCommand>();
    for (int i = 0; i < DECISIONS / MODERATORS; i++) {
      var ref = REFS.get(random.nextInt(REFS.size()));
      var of = comments.get(ref);
      var command = decision(ref, of.get(random.nextInt(of.size())), moderator, random);
      boolean isLate = random.nextInt(100) < 5;
      log.add(isLate ? Math.max(0, log.size() - 1 - random.nextInt(10)) : log.size(), command);
      if (random.nextInt(100) < 20) {
        log.add(command);
      }
    }
    return log;
  }

  private static CommentCommand decision(
      SubjectRef ref, long commentId, int moderator, Random random) {
    var wishes = new Wishes(ref);
    if (random.nextInt(20) == 0) {
      return wishes.report(commentId, 100 + moderator);
    }
    var action = ModerationAction.values()[random.nextInt(3)];
    var wish = wishes.decide(commentId, action);
    return new DecideComment(
        wish.envelope(),
        ref,
        commentId,
        900 + moderator,
        action,
        "because",
        null,
        null,
        null,
        random.nextInt(4) == 0 ? (long) random.nextInt(20) : null);
  }

  private long applied() {
    return jdbc.queryForObject(
        "SELECT COALESCE(SUM(next_offset), 0) FROM applied_offset WHERE topic = ?",
        Long.class,
        TOPICS.of(Topic.COMMENT_COMMANDS));
  }

  private Map<Long, CommentState> states(SubjectRef ref) {
    var states = new HashMap<Long, CommentState>();
    jdbc.query(
        "SELECT comment_id, c.state FROM comment_index c JOIN subject USING (subject_id)"
            + " WHERE id = ?",
        row -> {
          states.put(row.getLong(1), CommentState.values()[row.getInt(2)]);
        },
        ref.id());
    return states;
  }

  /** From the audit alone: what it knows nothing of is visible. */
  private Map<Long, CommentState> toldByTheAudit(SubjectRef ref) {
    var states = new HashMap<>(states(ref));
    states.replaceAll((_, _) -> CommentState.VISIBLE);
    jdbc.query(
        "SELECT comment_id, to_state FROM decision JOIN subject USING (subject_id) WHERE id = ?"
            + " ORDER BY decision.version, decision_id",
        row -> {
          states.put(row.getLong(1), CommentState.values()[row.getInt(2)]);
        },
        ref.id());
    return states;
  }

  private long inSearch(SubjectRef ref, CommentState state) throws Exception {
    return search
        .count(count ->
            count
                .index("comments-" + SERVERS.suffix())
                .query(query ->
                    query.bool(both ->
                        both.filter(f -> f.term(t -> t.field("subject").value(ref.key())))
                            .filter(f -> f.term(t -> t.field("state").value(state.word()))))))
        .count();
  }

  private void countsInRedisEqualRows(SubjectRef ref) {
    var stored = redis.opsForValue().get(CommentKeys.subject(ref));
    assertThat(stored).isNotNull();
    var subject =
        new MessageCodec<>(SubjectSnapshot.class)
            .decode(stored.substring(32).getBytes(StandardCharsets.UTF_8));
    var row = jdbc.queryForMap("SELECT * FROM subject WHERE id = ?", ref.id());
    assertThat(subject.commentCount()).isEqualTo(row.get("comment_count"));
    assertThat(subject.rootCount()).isEqualTo(row.get("root_count"));
    assertThat(subject.version()).isEqualTo(row.get("version"));
  }

  private static SubjectRef ref(String id) {
    return new SubjectRef("video", id);
  }
}
