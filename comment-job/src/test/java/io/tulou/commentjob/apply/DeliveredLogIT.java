package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.WorkerProcesses;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.DecisionRow;
import io.tulou.commentjob.store.ReactionRow;
import io.tulou.commentjob.store.RevisionRow;
import io.tulou.commentjob.store.SubjectIds;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Random commands, a third of them delivered again, to workers in processes of their own that are
 * killed in mid-batch. {@code -Dtulou.delivered=1000000} runs it at full size.
 */
class DeliveredLogIT extends RunningJob {
  private static final Logger logger = LoggerFactory.getLogger(DeliveredLogIT.class);
  private static final int DELIVERED = Integer.getInteger("tulou.delivered", 20_000);
  private static final int KILLS = Integer.getInteger("tulou.kills", 1);
  private static final int IN_FLIGHT = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(DELIVERED > 100_000 ? 30 : 3);
  private static final MessageCodec<CommentCommand> CODEC =
      new MessageCodec<>(CommentCommand.class);

  @Autowired CommentTables tables;

  @Autowired
  @Qualifier("commentCommands")
  ConcurrentMessageListenerContainer<?, ?> ownWorkers;

  @Test
  void whatIsDeliveredTwiceToWorkersThatAreKilledHasItsEffectOnce() {
    long seed = Long.getLong("seed", System.nanoTime());
    var randomLog = new RandomLog(new Random(seed), "delivered");
    ownWorkers.stop();
    try {
      long before = applied();
      int appended = append(randomLog);
      long begun = System.nanoTime();
      applyWithKills(before, appended);
      logger.info(
          "{} commands delivered, {} workers killed, applied in {} s",
          appended,
          KILLS,
          (System.nanoTime() - begun) / 1_000_000_000);
    } finally {
      ownWorkers.start();
    }
    drain(PATIENCE);
    randomLog.models().forEach((ref, model) -> compare(ref, model, "seed " + seed));
    assertNothingElseWasWritten(randomLog.models());
    assertFloorsAreGapless();
    assertCountsEqualARecount();
    assertThat(readAll(Topic.COMMENT_COMMANDS_DEAD))
        .noneMatch(letter -> letter.key().startsWith("delivered/"));
  }

  private int append(RandomLog randomLog) {
    var free = new Semaphore(IN_FLIGHT);
    int appended = randomLog.deliver(DELIVERED, command -> append(command, free));
    free.acquireUninterruptibly(IN_FLIGHT);
    return appended;
  }

  private void append(CommentCommand command, Semaphore free) {
    free.acquireUninterruptibly();
    var _ =
        log.append(Topic.COMMENT_COMMANDS, command.subject().key(), CODEC.encode(command))
            .thenRun(free::release);
  }

  private void applyWithKills(long before, int appended) {
    try (var workers = workers()) {
      workers.start();
      workers.start();
      for (int kill = 1; kill <= KILLS; kill++) {
        long reached = before + (long) appended * kill / (KILLS + 1);
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> applied() >= reached);
        workers.killOldest();
        if (kill < KILLS) {
          workers.start();
        }
      }
      await().atMost(PATIENCE).until(() -> applied() >= before + appended);
    }
  }

  private static WorkerProcesses workers() {
    var settings = new HashMap<>(settings());
    settings.put("tulou.writing.edit-window", NaiveModel.RULES.editWindow().toString());
    settings.put("tulou.writing.repeat-window", NaiveModel.RULES.repeatWindow().toString());
    return DELIVERED > 100_000
        ? WorkerProcesses.forALongRun(settings, "delivered")
        : new WorkerProcesses(settings, "delivered");
  }

  /** Commands whose effects are committed. */
  private long applied() {
    return jdbc.queryForObject(
        "SELECT COALESCE(SUM(next_offset), 0) FROM applied_offset WHERE topic = ?",
        Long.class,
        TOPICS.of(Topic.COMMENT_COMMANDS));
  }

  private void compare(SubjectRef ref, NaiveModel model, String seed) {
    var found = new MemoryTables();
    for (var row : tables.findSubjects(List.of(ref))) {
      found.subjects.put(ref, row);
      var subject = model.subjects.get(ref);
      var ids = List.of(new SubjectIds(row.subjectId(), List.copyOf(subject.comments.keySet())));
      tables.findComments(ids).forEach(comment -> found.comments.put(comment.commentId(), comment));
      tables.findContents(ids).forEach(content -> found.contents.put(content.commentId(), content));
      var reactions = new ArrayList<ReactionRow.Key>();
      subject.comments.forEach((id, comment) ->
          comment
              .reactions
              .keySet()
              .forEach(member -> reactions.add(new ReactionRow.Key(row.subjectId(), member, id))));
      tables
          .findReactions(reactions)
          .forEach(reaction -> found.reactions.put(reaction.key(), reaction));
      decisions(row.subjectId())
          .forEach(decision -> found.decisions.put(decision.decisionId(), decision));
      jdbc.query(
          "SELECT edit_id, comment_id, version, text, html FROM revision WHERE subject_id = ?",
          (RowCallbackHandler)
              revision ->
                  found.revisions.put(
                      revision.getLong(1),
                      new RevisionRow(
                          row.subjectId(),
                          revision.getLong(1),
                          revision.getLong(2),
                          revision.getLong(3),
                          revision.getString(4),
                          revision.getString(5),
                          Instant.EPOCH)),
          row.subjectId());
    }
    ApplierPropertyTest.compare(model, found, seed + " " + ref);
  }

  private List<DecisionRow> decisions(long subjectId) {
    return jdbc.query(
        "SELECT decision_id, comment_id, action, from_state, to_state, version FROM decision"
            + " WHERE subject_id = ?",
        (decision, _) ->
            new DecisionRow(
                subjectId,
                decision.getLong(1),
                decision.getLong(2),
                Screened.NOBODY,
                decision.getString(3),
                "",
                null,
                CommentState.values()[decision.getInt(4)],
                CommentState.values()[decision.getInt(5)],
                decision.getLong(6),
                Instant.EPOCH),
        subjectId);
  }

  private void assertNothingElseWasWritten(Map<SubjectRef, NaiveModel> models) {
    var subjects =
        models.entrySet().stream().map(of -> of.getValue().subjects.get(of.getKey())).toList();
    assertThat(rows("comment_index"))
        .isEqualTo(subjects.stream().mapToLong(subject -> subject.comments.size()).sum());
    assertThat(rows("comment_content")).isEqualTo(rows("comment_index"));
    assertThat(rows("reaction"))
        .isEqualTo(
            subjects.stream()
                .flatMap(subject -> subject.comments.values().stream())
                .mapToLong(comment -> comment.reactions.size())
                .sum());
    assertThat(rows("decision"))
        .isEqualTo(
            models.values().stream()
                .mapToLong(model -> model.decisions.size() + model.broughtBack.size())
                .sum());
  }

  private long rows(String table) {
    return count(
        "SELECT COUNT(*) FROM %s JOIN subject USING (subject_id) WHERE type = 'delivered'"
            .formatted(table));
  }

  private void assertFloorsAreGapless() {
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM (
                  SELECT root_id FROM comment_index JOIN subject USING (subject_id)
                  WHERE type = 'delivered' GROUP BY subject_id, root_id
                  HAVING COUNT(*) <> MAX(floor) OR MIN(floor) <> 1) gap
                """))
        .isZero();
  }

  private void assertCountsEqualARecount() {
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM subject s
                WHERE type = 'delivered' AND (comment_count, root_count) <> (
                  SELECT COALESCE(SUM(state = 0), 0), COALESCE(SUM(state = 0 AND root_id = 0), 0)
                  FROM comment_index i WHERE i.subject_id = s.subject_id)
                """))
        .isZero();
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM comment_index c JOIN subject s USING (subject_id)
                WHERE s.type = 'delivered' AND (c.reply_count <> (
                    SELECT COUNT(*) FROM comment_index r WHERE r.subject_id = c.subject_id
                    AND r.root_id = c.comment_id AND r.state = 0)
                  OR c.like_count <> (
                    SELECT COUNT(*) FROM reaction r WHERE r.subject_id = c.subject_id
                    AND r.comment_id = c.comment_id AND r.kind = 0))
                """))
        .isZero();
  }

  private long count(String sql) {
    return jdbc.queryForObject(sql, Long.class);
  }
}
