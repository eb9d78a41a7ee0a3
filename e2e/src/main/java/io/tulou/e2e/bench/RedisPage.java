package io.tulou.e2e.bench;

import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import io.tulou.local.launcher.Service;
import io.tulou.local.server.ServerKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * A page that comment-service finds in Redis alone, against a Jetty that gets the same entries from
 * there and sends them as they are.
 */
final class RedisPage implements Benchmark {
  /** Nothing is held near, and nothing is hot. */
  private static final List<String> JVM =
      List.of(
          TestBed.COMPILERS_STAY,
          "-Dtulou.comment.caches.comments.near-age=0s",
          "-Dtulou.comment.caches.subjects.near-age=0s",
          "-Dtulou.comment.caches.hot-pages.per-second=100000000");

  private static final String RAW = "Lettuce, ZREVRANGE and MGET";
  private static final String READY = "Jetty, the page ready";
  private static final String PAGE = "comment-service, the page from Redis";
  private static final String INNER = "/internal/subjects/video/redis/comments?sort=hot&limit=20";

  /** Requests that come together would share what they look up. */
  private static final int CONNECTIONS = 1;

  private static final int SECONDS = 3;
  private static final int WARM_UP = 12;

  /** The subject, the index and the comments are looked up at least. */
  private static final int LEAST_COMMANDS = 3;

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    Program.WRK.find();
    var jvm = new ArrayList<>(TestBed.NO_LIMITS);
    jvm.addAll(JVM);
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS, jvm)) {
      PageOfComments.write(bed.platform().url(), "redis");
      var redis = bed.platform().servers().redisUrl();
      var folder = bed.platform().folder();
      var inner = bed.platform().innerUrl(Service.COMMENT_SERVICE).resolve(INNER);
      var identity = InternalTokens.HEADER + ": " + token(bed.platform().internalKey());
      var page = new PageOfComments(inner, INNER, identity).read(identity).body();
      try (var keys = new RedisKeys(redis);
          var jetty =
              JettyProcess.start(folder.resolve("jetty"), page, redis, keys.ofPage("redis"))) {
        var store = bed.cpu(EnumSet.of(ServerKind.REDIS));
        var service = bed.cpu(EnumSet.of(ServerKind.REDIS), Service.COMMENT_SERVICE);
        var ours = new Wrk(inner, List.of(identity), CONNECTIONS, SECONDS);
        var duel =
            new Duel(
                    List.of(
                        target(READY, jetty, JettyPages.READY, store),
                        target(RAW, jetty, JettyPages.FROM_REDIS, store),
                        new Duel.Target(PAGE, service, ours)))
                .run(WARM_UP, options.rounds());
        return section(duel, page.length(), commands(keys, ours));
      }
    }
  }

  private static Duel.Target target(String name, JettyProcess jetty, String path, CpuClock store) {
    return new Duel.Target(
        name,
        jetty.cpu().with(store),
        new Wrk(jetty.address(path), List.of(), CONNECTIONS, SECONDS));
  }

  /** How many commands a page takes; without any it would not be from Redis. */
  private static double commands(RedisKeys keys, Wrk load)
      throws IOException, InterruptedException {
    long before = keys.commands();
    long requests = load.run(true).requests();
    double each = (double) (keys.commands() - before) / requests;
    if (each < LEAST_COMMANDS) {
      throw new IOException("%.2f commands of Redis a page: it is held near".formatted(each));
    }
    return each;
  }

  /** Of nobody in particular, and good for the whole run: signed as of in an hour. */
  private static String token(byte[] key) {
    var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    return new InternalTokens(key, later).sign(Caller.NOBODY);
  }

  private Section section(Duel duel, int bytes, double commands) {
    double http = duel.median(READY, Rounds.Figure::cpuMicros);
    double raw = duel.median(RAW, Rounds.Figure::cpuMicros) - http;
    double ours = duel.median(PAGE, Rounds.Figure::cpuMicros) - http;
    var table = new DuelTable();
    table.limit(duel, READY);
    table.limit(duel, RAW);
    table.row(duel, PAGE, RAW, "≤ 1.6");
    var about =
        """
        The first page of a subject (20 roots with 3 replies each, %,d bytes of JSON) as comment-service answers the \
        door when it holds nothing in memory, against a Jetty that gets the index and the 80 entries by Lettuce, with \
        one `ZREVRANGE` and one `MGET`, and sends the entries as they are. One connection of wrk, since requests that \
        come together share their look-ups; rounds of %d s in turn, each after a second that is not counted, medians. CPU is that of Redis and of the process \
        that answers, without compiler threads. Without what HTTP costs, taken from a Jetty that has the page ready: \
        %.0f µs against %.0f µs, %.2f. Redis carries out %.1f commands for a page of comment-service, those inside \
        scripts among them.\
        """
            .formatted(bytes, SECONDS, ours, raw, ours / raw, commands);
    return new Section(
        name(),
        "A page from Redis",
        about,
        table.rows(),
        new Plot(
            "CPU for each request",
            "round",
            "µs",
            List.of(duel.line(READY), duel.line(RAW), duel.line(PAGE))));
  }
}
