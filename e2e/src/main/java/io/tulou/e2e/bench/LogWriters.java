package io.tulou.e2e.bench;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Comments written as comment-service and imports write them: by a command in the log. */
final class LogWriters implements AutoCloseable {
  private static final int SUBJECTS = 200;
  private static final int MEMBERS = 50_000;
  private static final long PATIENCE_SECONDS = 30;

  private final MessageCodec<CommentCommand> codec = new MessageCodec<>(CommentCommand.class);
  private final long firstId = Backlog.firstId(Instant.now());
  private final String bootstrap;
  private final KafkaProducer<String, byte[]> producer;
  private final Acknowledged acknowledged;

  LogWriters(String bootstrap, Acknowledged acknowledged) {
    this.bootstrap = bootstrap;
    this.producer = RawProducer.open(bootstrap);
    this.acknowledged = acknowledged;
  }

  /** Returns once the log has the comment of that number, which no other call may have. */
  String write(long number) throws ExecutionException, InterruptedException, TimeoutException {
    var random = new Random(number);
    var subject = new SubjectRef("video", "written-" + random.nextInt(SUBJECTS));
    long id = firstId + number;
    var command =
        new Backlog(bootstrap, subject, false).command(id, 0, 1 + random.nextInt(MEMBERS), random);
    producer
        .send(
            new ProducerRecord<>(
                Topic.COMMENT_COMMANDS.topicName(), subject.key(), codec.encode(command)))
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    acknowledged.note(Long.toString(id), "in the log");
    return "2: in the log";
  }

  @Override
  public void close() {
    producer.close();
  }
}
