package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.commentjob.Recount;
import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.project.Touched;
import io.tulou.common.log.AppliedPosition;
import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.Fenced;
import io.tulou.common.log.Hold;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogRecord;
import io.tulou.common.log.LogWorker;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Workers driven by hand, with crashes where they hurt most. */
class RedeliveryIT extends RunningJob {
  private static final MessageCodec<CommentCommand> CODEC =
      new MessageCodec<>(CommentCommand.class);

  @Autowired CommentHandler handler;
  @Autowired AppliedPosition positions;
  @Autowired TransactionTemplate transaction;
  @Autowired DeadLetters deadLetters;

  @Test
  void aCrashBetweenCommitAndProjectionIsMadeGoodByTheRedelivery() {
    var ref = new SubjectRef("video", "crash");
    var wishes = new Wishes(ref, "node-crash");
    var root = wishes.publish(Wishes.nextId(), 0, 5);
    var reply = wishes.publish(Wishes.nextId(), root.commentId(), 6);
    var orphan = wishes.publish(Wishes.nextId(), 404, 6);
    var records =
        records(
            "crash", root, reply, orphan, wishes.react(reply.commentId(), 1, ReactionKind.LIKE));
    var worker = worker(new CrashesOnce(handler));

    assertThatThrownBy(() -> worker.onMessage(records)).isInstanceOf(QueryTimeoutException.class);
    assertThat(redis.hasKey(CommentKeys.comment(ref, root.commentId()))).isFalse();
    worker.onMessage(records);
    worker.onMessage(records);

    assertThat(rows(ref)).isEqualTo(2);
    assertThat(
            jdbc.queryForObject(
                "SELECT like_count FROM comment_index WHERE comment_id = ?",
                Integer.class,
                reply.commentId()))
        .isEqualTo(1);
    assertThat(redis.opsForValue().get(CommentKeys.comment(ref, root.commentId())))
        .contains("\"replyCount\":1");
    assertThat(outcomeOf(root)).isInstanceOf(CommandOutcome.Applied.class);
    assertThat(outcomeOf(orphan)).isInstanceOf(CommandOutcome.Rejected.class);
  }

  @Test
  void whatComesBackWithWhatItAnswersIsProjectedThoughTheWorkerDiesInBetween() {
    var ref = new SubjectRef("video", "back");
    var wishes = new Wishes(ref);
    var root = wishes.publish(Wishes.nextId(), 0, 5);
    var reply = wishes.publish(Wishes.nextId(), root.commentId(), 5);
    var records =
        records(
            "back",
            Wishes.screened(root, CommentState.SHADOWED, List.of("shadow"), null),
            reply,
            wishes.decide(root.commentId(), ModerationAction.APPROVE));
    var approval = records.subList(2, 3);
    worker(handler).onMessage(records.subList(0, 2));
    assertThat(replies(root)).isZero();
    var worker = worker(new CrashesOnce(handler));

    assertThatThrownBy(() -> worker.onMessage(approval)).isInstanceOf(QueryTimeoutException.class);
    assertThat(redis.opsForValue().get(CommentKeys.comment(ref, reply.commentId())))
        .doesNotContain("\"state\":\"visible\"");
    worker.onMessage(approval);

    assertThat(replies(root)).isEqualTo(1);
    assertThat(redis.opsForValue().get(CommentKeys.comment(ref, reply.commentId())))
        .contains("\"state\":\"visible\"");
    assertThat(redis.opsForValue().get(CommentKeys.comment(ref, root.commentId())))
        .contains("\"replyCount\":1");
    new Recount(jdbc).check(ref);
  }

  @Test
  void whatWasJustWrittenIsProjectedAsTheRowsReadAre() {
    var ref = new SubjectRef("video", "written");
    var wishes = new Wishes(ref);
    var root = wishes.publish(Wishes.nextId(), 0, 5);
    var reply = wishes.publish(Wishes.nextId(), root.commentId(), 6);
    var records =
        records("written", root, reply, wishes.react(reply.commentId(), 1, ReactionKind.LIKE));
    var keys =
        List.of(
            CommentKeys.subject(ref),
            CommentKeys.comment(ref, root.commentId()),
            CommentKeys.comment(ref, reply.commentId()));
    var worker = worker(handler);

    worker.onMessage(records);
    var fromMemory = keys.stream().map(this::state).toList();
    worker.onMessage(records);

    assertThat(keys.stream().map(this::state).toList()).isEqualTo(fromMemory);
    assertThat(fromMemory).noneMatch(String::isEmpty);
  }

  @Test
  void ofABacklogNothingIsPutIntoTheCacheAndWhatWasThereGoes() {
    var ref = new SubjectRef("video", "backlog");
    var wishes = new Wishes(ref);
    var root = wishes.publish(Wishes.nextId(), 0, 5);
    var early = records("backlog", root);
    var late =
        records(
            "backlog",
            Instant.now().minusSeconds(60),
            root,
            wishes.publish(Wishes.nextId(), root.commentId(), 6));
    var worker = worker(handler);
    worker.onMessage(early);
    var key = CommentKeys.comment(ref, root.commentId());
    assertThat(redis.hasKey(key)).isTrue();

    worker.onMessage(late.subList(1, 2));

    assertThat(rows(ref)).isEqualTo(2);
    assertThat(redis.hasKey(key)).isFalse();
  }

  @Test
  void aCommandThatTheLogHasTwiceIsKnownAmongManyNewOnes() {
    int many = 60;
    var ref = new SubjectRef("video", "twice");
    var wishes = new Wishes(ref);
    var commands = new ArrayList<CommentCommand>();
    for (int i = 0; i < many; i++) {
      commands.add(wishes.publish(Wishes.nextId(), 0, 100 + i));
    }
    commands.add(commands.get(7));
    for (int i = 0; i < many; i++) {
      commands.add(wishes.publish(Wishes.nextId(), 0, 200 + i));
    }
    var records = records("twice", commands.toArray(CommentCommand[]::new));
    var worker = worker(handler);

    worker.onMessage(records.subList(0, many));
    worker.onMessage(records.subList(many, records.size()));

    assertThat(rows(ref)).isEqualTo(2 * many);
    assertThat(
            jdbc.queryForObject(
                "SELECT MAX(floor) FROM comment_index JOIN subject USING (subject_id) WHERE id = ?",
                Integer.class,
                ref.id()))
        .isEqualTo(2 * many);
  }

  /** Version and payload of an entry, without how long it lives. */
  private String state(String key) {
    var entry = Objects.requireNonNullElse(redis.opsForValue().get(key), " ".repeat(32));
    return (entry.substring(0, 16) + entry.substring(32)).trim();
  }

  @Test
  void aWorkerThatLostItsPartitionWritesNothing() {
    var ref = new SubjectRef("video", "zombie");
    var wishes = new Wishes(ref);
    var first = records("zombie", wishes.publish(Wishes.nextId(), 0, 5));
    var both =
        records(
            "zombie", wishes.publish(Wishes.nextId(), 0, 5), wishes.publish(Wishes.nextId(), 0, 5));
    var zombie = worker(handler);
    var successor = worker(handler);
    zombie.onMessage(first);
    successor.onMessage(both);
    long position = positions.load(new TopicPartition("zombie", 0));

    var late = both.subList(1, 2);
    assertThatThrownBy(() -> zombie.onMessage(late)).isInstanceOf(Fenced.class);

    assertThat(rows(ref)).isEqualTo(2);
    assertThat(positions.load(new TopicPartition("zombie", 0))).isEqualTo(position);
  }

  private LogWorker<CommentCommand, Touched> worker(LogHandler<CommentCommand, Touched> by) {
    return new LogWorker<>(
        Topic.COMMENT_COMMANDS,
        CODEC,
        by,
        positions,
        transaction,
        deadLetters,
        100,
        new SimpleMeterRegistry());
  }

  private static List<ConsumerRecord<String, byte[]>> records(
      String topic, CommentCommand... commands) {
    return records(topic, Instant.now(), commands);
  }

  private static List<ConsumerRecord<String, byte[]>> records(
      String topic, Instant appendedAt, CommentCommand... commands) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var command : commands) {
      records.add(
          new ConsumerRecord<>(
              topic,
              0,
              records.size(),
              appendedAt.toEpochMilli(),
              TimestampType.LOG_APPEND_TIME,
              0,
              0,
              command.subject().key(),
              CODEC.encode(command),
              new RecordHeaders(),
              Optional.empty()));
    }
    return records;
  }

  private int replies(CommentCommand.PublishComment root) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT reply_count FROM comment_index WHERE comment_id = ?",
            Integer.class,
            root.commentId()));
  }

  private long rows(SubjectRef ref) {
    return jdbc.queryForList(
            "SELECT comment_id FROM comment_index JOIN subject USING (subject_id) WHERE id = ?",
            Long.class,
            ref.id())
        .size();
  }

  private static CommandOutcome outcomeOf(CommentCommand command) {
    var codec = new MessageCodec<>(CommandOutcome.class);
    return readAll(Topic.COMMENT_OUTCOMES).stream()
        .map(record -> codec.decode(record.value()))
        .filter(outcome -> outcome.commandId() == command.envelope().commandId())
        .findFirst()
        .orElseThrow();
  }

  /** The process dies after the commit, as far as anybody can tell. */
  private static final class CrashesOnce implements LogHandler<CommentCommand, Touched> {
    private final LogHandler<CommentCommand, Touched> inner;
    private boolean crashed;

    CrashesOnce(LogHandler<CommentCommand, Touched> inner) {
      this.inner = inner;
    }

    @Override
    public Touched apply(TopicPartition partition, List<LogRecord<CommentCommand>> fresh) {
      return inner.apply(partition, fresh);
    }

    @Override
    public Touched revisit(TopicPartition partition, List<LogRecord<CommentCommand>> applied) {
      return inner.revisit(partition, applied);
    }

    @Override
    public void project(TopicPartition partition, Touched touched, Hold hold) {
      if (!crashed) {
        crashed = true;
        throw new QueryTimeoutException("crash");
      }
      inner.project(partition, touched, hold);
    }
  }
}
