package io.tulou.e2e.bench;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.Envelope;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publish commands on one subject as comment-service appends them: a fifth answer an earlier root,
 * texts of 20 to 220 characters, somebody waits for each outcome.
 */
record Backlog(String bootstrap, SubjectRef subject, boolean keyed) {
  private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");
  private static final String HASH = "x".repeat(43);
  private static final String WORDS =
      "the song at minute three is what I came for and nobody told me that it was this good ";
  private static final int IN_FLIGHT = 10_000;
  private static final int REPLY_EVERY = 5;
  private static final int ROOTS_REMEMBERED = 1_000;

  /** Appends them and waits until the log has them all; gives their bytes. */
  long fill(int count) throws InterruptedException {
    var codec = new MessageCodec<>(CommentCommand.class);
    var random = new Random(7);
    var roots = new long[ROOTS_REMEMBERED];
    long firstId = firstId(Instant.now());
    var failure = new AtomicReference<Exception>();
    var free = new Semaphore(IN_FLIGHT);
    int rootCount = 0;
    long bytes = 0;
    try (var producer = RawProducer.open(bootstrap)) {
      for (int i = 0; i < count; i++) {
        boolean reply = i % REPLY_EVERY == REPLY_EVERY - 1;
        long parent = reply ? roots[random.nextInt(Math.min(rootCount, ROOTS_REMEMBERED))] : 0;
        long id = firstId + i;
        if (!reply) {
          roots[rootCount++ % ROOTS_REMEMBERED] = id;
        }
        var value = codec.encode(command(id, parent, 1_000 + random.nextInt(50_000), random));
        bytes += value.length;
        free.acquire();
        var _ =
            producer.send(
                new ProducerRecord<>(Topic.COMMENT_COMMANDS.topicName(), subject.key(), value),
                (_, failed) -> {
                  free.release();
                  if (failed != null) {
                    failure.set(failed);
                  }
                });
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("the log did not take the backlog", failure.get());
    }
    return bytes;
  }

  /** As the services count: comments of a later time have higher ids. */
  static long firstId(Instant at) {
    return ((at.toEpochMilli() - EPOCH.toEpochMilli()) / 10) << 15;
  }

  PublishComment command(long id, long parent, long author, Random random) {
    var text = id + ": " + text(random);
    return new PublishComment(
        Envelope.of(id + (1L << 40), Instant.now(), "bench"),
        subject,
        id,
        parent,
        author,
        text,
        "<p>" + text + "</p>",
        List.of(),
        CommentState.VISIBLE,
        keyed ? "key-" + id : null,
        keyed ? HASH : null,
        "192.0.2.7",
        "bench",
        false);
  }

  private static String text(Random random) {
    int length = 20 + random.nextInt(200);
    int start = random.nextInt(WORDS.length());
    return (WORDS + WORDS + WORDS + WORDS).substring(start, start + length).trim();
  }
}
