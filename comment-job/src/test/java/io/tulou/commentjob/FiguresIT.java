package io.tulou.commentjob;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tulou.commentjob.project.PresentStates;
import io.tulou.commentjob.project.Touched;
import io.tulou.commentjob.replay.StoreSums;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.ReactionKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Replays and reindexing of many comments: few in a build, as many as {@code TULOU_FIGURES} says
 * where the figures of docs/benchmarks.md are measured.
 */
class FiguresIT extends RunningJob {
  private static final Logger logger = LoggerFactory.getLogger(FiguresIT.class);
  private static final int COMMENTS =
      Optional.ofNullable(System.getenv("TULOU_FIGURES")).map(Integer::parseInt).orElse(2_000);
  private static final int OF_ONE_SUBJECT = 50;
  private static final long FIRST_SUBJECT = 7_000_000_000L;
  private static final long FIRST = 8_000_000_000L;
  private static final int WRITES_PER_SECOND = 200;

  @Autowired ElasticsearchClient search;
  @Autowired PresentStates states;

  @Test
  void replayingTwiceChangesNothingAndANewIndexLacksNothing() throws Exception {
    seed();
    announce();
    drainSearch();

    for (var target : List.of("comment-cache", "comment-search")) {
      var first = timed("replay into " + target, replay(target), "replays");
      var entries = StoreSums.redis(redis, key -> key.startsWith("{figure/"));
      var index = StoreSums.search(search, alias());
      var second = timed("replay into " + target + " again", replay(target), "replays");

      assertThat(first.path("read").asLong()).isGreaterThanOrEqualTo(COMMENTS);
      assertThat(first.path("failed").asLong()).isEqualTo(second.path("failed").asLong());
      assertThat(second.path("applied").asLong()).as(second.toString()).isZero();
      assertThat(StoreSums.redis(redis, key -> key.startsWith("{figure/"))).isEqualTo(entries);
      assertThat(StoreSums.search(search, alias())).isEqualTo(index);
      logger.info("{}: Redis {}, index {}", target, entries, index);
    }

    var written = new AtomicInteger();
    var writers = new ScheduledThreadPoolExecutor(1);
    var random = new Random(11);
    var wishes = new Wishes(new SubjectRef("figure", "live"));
    var _ =
        writers.scheduleAtFixedRate(
            () -> {
              append(wishes.publish(Wishes.nextId(), 0, 5));
              long any = FIRST + random.nextInt(COMMENTS);
              var subject = new SubjectRef("figure", "s" + (any - FIRST) / OF_ONE_SUBJECT);
              append(new Wishes(subject).react(any, written.incrementAndGet(), ReactionKind.LIKE));
            },
            0,
            TimeUnit.SECONDS.toMicros(2) / WRITES_PER_SECOND,
            TimeUnit.MICROSECONDS);
    JsonNode reindexed;
    try {
      reindexed = timed("reindex", Map.of(), "reindex");
    } finally {
      writers.shutdown();
      assertThat(writers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    drainSearch();
    var check = timed("check", Map.of(), "search-checks");

    assertThat(reindexed.path("read").asLong()).isGreaterThanOrEqualTo(COMMENTS);
    assertThat(written.get()).isPositive();
    assertThat(check.path("applied").asLong()).as(check.toString()).isZero();
    assertThat(check.path("failed").asLong()).as(check.toString()).isZero();
    logger.info("{} writes during the reindexing", 2 * written.get());
  }

  private JsonNode timed(String what, Map<String, Object> request, String kind) {
    long begun = System.nanoTime();
    var done = operator().done(kind, request);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    logger.info(
        "{}: {} read in {} ms, {}/s; {} applied",
        what,
        done.path("read").asLong(),
        took.toMillis(),
        done.path("read").asLong() * 1000 / Math.max(1, took.toMillis()),
        done.path("applied").asLong());
    return done;
  }

  private static Map<String, Object> replay(String target) {
    return Map.of(
        "topic",
        Topic.COMMENT_EVENTS.topicName(),
        "from",
        "2020-01-01T00:00:00.000Z",
        "target",
        target);
  }

  /** Rows as if they had been applied; the sequence engine of MariaDB counts. */
  private void seed() {
    int subjects = COMMENTS / OF_ONE_SUBJECT;
    jdbc.update(
        """
        INSERT INTO subject (subject_id, type, id, root_count, comment_count, next_floor, created_at)
        SELECT ? + seq, 'figure', CONCAT('s', seq), ?, ?, ? + 1, UTC_TIMESTAMP(3)
        FROM seq_0_to_%d
        """
            .formatted(subjects - 1),
        FIRST_SUBJECT,
        OF_ONE_SUBJECT,
        OF_ONE_SUBJECT,
        OF_ONE_SUBJECT);
    // Several statements: one must not outlive the time a statement may take.
    for (int from = 0; from < COMMENTS; from += 20_000) {
      int to = Math.min(COMMENTS, from + 20_000) - 1;
      jdbc.update(
          """
          INSERT INTO comment_index (subject_id, comment_id, root_id, parent_id, floor, author_id,
            state, listed, created_at)
          SELECT ? + seq DIV %d, ? + seq, 0, 0, 1 + seq %% %d, 1 + seq %% 997, 0, 1,
            UTC_TIMESTAMP(3)
          FROM seq_%d_to_%d
          """
              .formatted(OF_ONE_SUBJECT, OF_ONE_SUBJECT, from, to),
          FIRST_SUBJECT,
          FIRST);
      jdbc.update(
          """
          INSERT INTO comment_content (subject_id, comment_id, text, html, mentions)
          SELECT ? + seq DIV %d, ? + seq, CONCAT('figure ', seq, ' 我喜欢看视频'),
            CONCAT('<p>figure ', seq, ' 我喜欢看视频</p>'), '[]'
          FROM seq_%d_to_%d
          """
              .formatted(OF_ONE_SUBJECT, from, to),
          FIRST_SUBJECT,
          FIRST);
    }
  }

  /** An event for each, as the worker would have sent it. */
  private void announce() {
    var codec = new MessageCodec<>(CommentEvent.class);
    for (int subject = 0; subject < COMMENTS / OF_ONE_SUBJECT; subject++) {
      long first = FIRST + (long) subject * OF_ONE_SUBJECT;
      var touched =
          Touched.Subject.again(
              new SubjectRef("figure", "s" + subject),
              FIRST_SUBJECT + subject,
              false,
              LongStream.range(first, first + OF_ONE_SUBJECT).boxed().collect(toSet()));
      var appends =
          states.read(new Touched(List.of(touched))).comments().values().stream()
              .map(comment -> new CommentEvent.CommentChanged(comment, 0, Origin.UNKNOWN))
              .map(event -> log.append(Topic.COMMENT_EVENTS, event.key(), codec.encode(event)))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(appends).join();
    }
  }

  private static String alias() {
    return "comments-" + SERVERS.suffix();
  }
}
