package io.tulou.e2e.bench;

import io.lettuce.core.RedisClient;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.local.client.PlatformClient;
import io.tulou.local.launcher.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** From a decision's acknowledgement until readers see it, on two nodes and through the door. */
final class Decisions implements Benchmark {
  private static final SubjectRef SUBJECT = new SubjectRef("video", "decided");
  private static final int COMMENTS = 2_000;
  private static final int RATE = 5;
  private static final int QUIET_SECONDS = 60;
  private static final int STORM_SECONDS = 150;
  private static final int READERS = 4;

  /** Comments whose loads are under way when the other node is stopped. */
  private static final int LOADING = 600;

  private static final int STALL_SECONDS = 90;
  private static final int WARM = 200;

  @Override
  public String name() {
    return "decisions";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    int twinPort = Nodes.freePort();
    int management = Nodes.freePort();
    try (var bed =
        TestBed.start(
            options,
            name(),
            TestBed.COMMENTS,
            ports ->
                Stream.concat(
                        TestBed.NO_LIMITS.stream(),
                        Stream.of(
                            "-Dtulou.comment-job.role=all",
                            "-DTULOU_COMMENT_SERVICE=http://127.0.0.1:%d,http://127.0.0.1:%d"
                                .formatted(ports.http().get(Service.COMMENT_SERVICE), twinPort)))
                    .toList())) {
      var twin = bed.platform().startTwin(Service.COMMENT_SERVICE, twinPort, management);
      try (var nodes = Nodes.of(bed.platform(), twinPort);
          var operator = new OperatorCalls(bed.platform().url())) {
        var comments = new DecidedComments(publish(bed), nodes, moderator(bed));
        OpenLoop.run(RATE, 20, number -> comments.decide((int) number % WARM));
        comments.reset();
        var quiet =
            OpenLoop.run(RATE, QUIET_SECONDS, number -> comments.decide((int) number % WARM));
        System.out.println(quiet.outcomes());
        var quietSeen = comments.untilSeen();
        comments.reset();
        var replayed = storm(bed, twin.pid(), nodes, operator, comments);
        for (int at = 0; at < COMMENTS; at++) {
          for (var place : nodes.places()) {
            comments.look(place, at);
          }
        }
        return section(quietSeen, comments.untilSeen(), comments.seen(), replayed);
      } finally {
        twin.kill();
      }
    }
  }

  private static List<Long> publish(TestBed bed) throws Exception {
    var bootstrap = bed.platform().servers().kafkaBootstrap();
    int commands = COMMENTS * 5 / 2;
    new Backlog(bootstrap, SUBJECT, false).fill(commands);
    try (var progress = new GroupProgress(bootstrap, "comment-job", Topic.COMMENT_COMMANDS)) {
      while (progress.handled() < commands) {
        Thread.sleep(200);
      }
    }
    var ids = new ArrayList<Long>();
    try (var connection = bed.database();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT comment_id FROM comment_index WHERE reply_count = 0 LIMIT " + COMMENTS)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  private static String moderator(TestBed bed) {
    try (var client = new PlatformClient(bed.platform().url())) {
      return "Authorization: Bearer " + client.token(499_998, "Mo", List.of("moderate")) + "\r\n";
    }
  }

  /** Events read by the replays. */
  private static long storm(
      TestBed bed, long twin, Nodes nodes, OperatorCalls operator, DecidedComments comments)
      throws Exception {
    var isOver = new AtomicBoolean();
    long events;
    try (var progress =
        new GroupProgress(
            bed.platform().servers().kafkaBootstrap(), "comment-search", Topic.COMMENT_EVENTS)) {
      events = progress.end();
    }
    int perSecond = Math.toIntExact(events / 50 + 1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reader = 0; reader < READERS; reader++) {
        var random = new Random(reader);
        threads.execute(() -> {
          while (!isOver.get()) {
            comments.look(nodes.places().get(random.nextInt(3)), random.nextInt(COMMENTS));
          }
        });
      }
      var replays = new ArrayList<Future<Long>>();
      for (var target : List.of("comment-cache", "comment-search")) {
        replays.add(
            threads.submit(
                () -> replay(operator, target, perSecond) + replay(operator, target, perSecond)));
      }
      var stall =
          threads.submit(() -> {
            stall(bed, twin, nodes, comments);
            return null;
          });
      var decided =
          OpenLoop.run(
              RATE, STORM_SECONDS, number -> comments.decide(WARM + (int) number % LOADING));
      System.out.println(decided.outcomes());
      stall.get();
      long read = sum(replays);
      isOver.set(true);
      return read;
    }
  }

  private static long sum(List<Future<Long>> replays)
      throws InterruptedException, ExecutionException {
    long read = 0;
    for (var replay : replays) {
      read += replay.get();
    }
    return read;
  }

  private static long replay(OperatorCalls operator, String target, int perSecond)
      throws InterruptedException {
    return operator
        .done(
            "replays",
            Map.of(
                "topic",
                Topic.COMMENT_EVENTS.topicName(),
                "from",
                "2020-01-01T00:00:00.000Z",
                "target",
                target,
                "ratePerSecond",
                perSecond))
        .count("read");
  }

  /**
   * Redis loses all, the other node is stopped amid the loads that follow, Redis loses all again.
   */
  private static void stall(TestBed bed, long twin, Nodes nodes, DecidedComments comments)
      throws Exception {
    Thread.sleep(5_000);
    flush(bed, comments);
    comments.twinStopped(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int at = WARM; at < WARM + LOADING; at++) {
        int which = at;
        threads.execute(() -> nodes.twin().status(comments.id(which)));
      }
      Thread.sleep(60);
      Stopped.signal("STOP", twin);
      try {
        Thread.sleep(STALL_SECONDS * 500);
        flush(bed, comments);
        Thread.sleep(STALL_SECONDS * 500);
      } finally {
        Stopped.signal("CONT", twin);
        comments.tell("the other node goes on");
      }
    }
    Thread.sleep(1_000);
    comments.twinStopped(false);
  }

  private static void flush(TestBed bed, DecidedComments comments) {
    comments.tell("Redis loses all");
    var client = RedisClient.create(bed.platform().servers().redisUrl());
    try (var connection = client.connect()) {
      connection.sync().flushall();
    } finally {
      client.shutdown();
    }
  }

  private static Section section(
      Map<String, Histogram> quiet,
      Map<String, Histogram> storm,
      DecidedComments.Seen seen,
      long replayed) {
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "decisions", "ms, p50", "p90", "p99 (goal 1,000)", "most"));
    quiet.forEach((place, figures) -> table.add(row(place, figures)));
    storm.forEach((place, figures) -> table.add(row(place + ", amid all that", figures)));
    table.add(List.of("events replayed", number(replayed), "", "", "", ""));
    table.add(List.of("reads by others", number(seen.reads()), "", "", "", ""));
    table.add(List.of("of them without an answer", number(seen.unanswered()), "", "", "", ""));
    table.add(List.of("decisions sent again", number(seen.refused()), "", "", "", ""));
    table.add(
        List.of(
            "reads of an old state over 1 s after (goal 0)", number(seen.wrong()), "", "", "", ""));
    var about =
        """
        Comments are removed and restored, %d decisions a second through the door, and asked for every 2 ms at each of
        two nodes of comment-service and at the door from the acknowledgement on. Amid all that: comment.events is
        replayed twice into Redis and twice into Elasticsearch; Redis loses all; the other node is stopped for %d s
        (SIGSTOP) 60 ms after %d loads began there, and the comments that it was loading are decided about meanwhile;
        Redis loses all again. Others read at random, the stopped node too once it goes on.\
        """
            .formatted(RATE, STALL_SECONDS, LOADING);
    var lines = new ArrayList<Plot.Line>();
    quiet.forEach((place, figures) -> lines.add(distribution(place, figures)));
    storm.forEach((place, figures) -> lines.add(distribution(place + ", amid all that", figures)));
    return new Section(
        "decisions",
        "Until a decision is seen",
        about.replace('\n', ' '),
        table,
        new Plot("Milliseconds until a decision is seen", "percentile", "ms", lines));
  }

  private static Plot.Line distribution(String name, Histogram figures) {
    var points = new ArrayList<Plot.Point>();
    for (int percentile = 1; percentile < 100; percentile++) {
      points.add(new Plot.Point(percentile, figures.getValueAtPercentile(percentile) / 1e6));
    }
    return new Plot.Line(name, points);
  }

  private static List<String> row(String name, Histogram figures) {
    return List.of(
        name,
        number(figures.getTotalCount()),
        millis(figures.getValueAtPercentile(50)),
        millis(figures.getValueAtPercentile(90)),
        millis(figures.getValueAtPercentile(99)),
        millis(figures.getMaxValue()));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%,.1f", nanos / 1e6);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
