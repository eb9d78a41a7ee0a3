package io.tulou.commentjob.apply;

import io.tulou.commentjob.project.Projector;
import io.tulou.commentjob.project.Touched;
import io.tulou.commentjob.rebuild.IndexRebuilder;
import io.tulou.common.log.Hold;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.comment.CommentCommand;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Has batches of the log applied, and after the commit projected; then indexes rebuilt. */
final class CommentHandler implements LogHandler<CommentCommand, Touched> {
  /** Nobody waits for an outcome longer than this; of a backlog nobody needs to be told. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Applier applier;
  private final Hindsight hindsight;
  private final Projector projector;
  private final IndexRebuilder rebuilder;
  private final Clock clock;

  CommentHandler(
      Applier applier,
      Hindsight hindsight,
      Projector projector,
      IndexRebuilder rebuilder,
      Clock clock) {
    this.applier = applier;
    this.hindsight = hindsight;
    this.projector = projector;
    this.rebuilder = rebuilder;
    this.clock = clock;
  }

  @Override
  public Touched apply(TopicPartition partition, List<LogRecord<CommentCommand>> fresh) {
    var touched = applier.apply(fresh.stream().map(LogRecord::message).toList());
    boolean anybodyWaits =
        !fresh.isEmpty()
            && fresh.getLast().appendedAt().plus(LONGEST_WAIT).isAfter(clock.instant());
    return anybodyWaits ? touched : touched.unawaited();
  }

  @Override
  public Touched revisit(TopicPartition partition, List<LogRecord<CommentCommand>> applied) {
    return hindsight.look(applied);
  }

  @Override
  public void project(TopicPartition partition, Touched touched, Hold hold) {
    projector.project(partition.partition(), touched, hold);
    for (var subject : touched.subjects()) {
      subject.rebuilds().forEach(rootId -> rebuilder.rebuild(subject.ref(), rootId));
    }
  }
}
