package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import io.tulou.local.server.ServerKind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Pages that are asked for now and then, put together from what the services hold and from Redis: a
 * page of comments against nginx in front of a Jetty that has it ready, and the home feed against
 * such a page.
 */
final class WarmPage implements Benchmark {
  /**
   * Nothing is hot, no processor is busy, and all compiler threads stay, so that none is missed.
   */
  private static final List<String> JVM =
      List.of(
          TestBed.COMPILERS_STAY,
          "-Dtulou.overload.busy=1",
          "-Dtulou.hot-pages.per-second=100000000",
          "-Dtulou.comment.caches.hot-pages.per-second=100000000");

  private static final String PROXIED = "nginx in front of Jetty, the same bytes";
  private static final String WARM = "a warm page of comments";
  private static final String OWN = "one without replies, with a token";
  private static final String FEED = "the home feed, first page";
  private static final String SMALL = "Jetty, 60 bytes";
  private static final String TRIPS = "Jetty, two GET one after the other";
  private static final int CONNECTIONS = 8;
  private static final int SECONDS = 3;
  private static final int WARM_UP = 4;

  @Override
  public String name() {
    return "warm";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    Program.NGINX.find();
    Program.WRK.find();
    var jvm = new ArrayList<>(TestBed.NO_LIMITS);
    jvm.addAll(JVM);
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS, jvm)) {
      var url = bed.platform().url();
      var page = PageOfComments.write(url, "warm");
      var flat = PageOfComments.write(url, "flat", 0);
      var feed = HomeFeed.write(url);
      var redis = bed.platform().servers().redisUrl();
      var folder = bed.platform().folder();
      var body = page.read("Accept: */*").body();
      try (var keys = new RedisKeys(redis);
          var jetty =
              JettyProcess.start(folder.resolve("jetty"), body, redis, keys.ofPage("warm"));
          var nginx = Nginx.start(folder.resolve("nginx"), jetty.port())) {
        page.warmUp();
        var ours = EnumSet.of(ServerKind.REDIS, ServerKind.MARIADB);
        var services = bed.cpu(ours, Service.BFF, Service.COMMENT_SERVICE, Service.FEED_SERVICE);
        var trips = jetty.cpu().with(bed.cpu(EnumSet.of(ServerKind.REDIS)));
        var duel =
            new Duel(
                    List.of(
                        target(PROXIED, nginx.cpu().with(jetty.cpu()), nginx.address("/proxied")),
                        target(WARM, services, page.address()),
                        target(OWN, services, flat.address(), flat.reader()),
                        target(FEED, services, feed.address(), feed.reader()),
                        target(SMALL, trips, jetty.address(JettyPages.SMALL)),
                        target(TRIPS, trips, jetty.address(JettyPages.TWO_TRIPS))))
                .run(WARM_UP, options.rounds());
        return section(
            duel, body.length(), flat.read(flat.reader()).body().length(), feed.length());
      }
    }
  }

  private static Duel.Target target(String name, CpuClock cpu, URI address, String... headers) {
    return new Duel.Target(name, cpu, new Wrk(address, List.of(headers), CONNECTIONS, SECONDS));
  }

  private Section section(Duel duel, int bytes, int flatBytes, int feedBytes) throws IOException {
    double limit =
        duel.median(OWN, Rounds.Figure::cpuMicros)
            + duel.median(TRIPS, Rounds.Figure::cpuMicros)
            - duel.median(SMALL, Rounds.Figure::cpuMicros);
    var table = new DuelTable();
    table.limit(duel, PROXIED);
    table.row(duel, WARM, PROXIED, "≤ 1.5");
    table.limit(duel, OWN);
    table.limit(duel, SMALL);
    table.limit(duel, TRIPS);
    table.row(duel, FEED, "page and two round trips", limit, "≤ 1.5");
    var about =
        """
        The first page of a subject (20 roots with 3 replies each, %,d bytes) through the door and comment-service when \
        neither holds it ready, against nginx that passes on to a Jetty with the same bytes; and a member's home feed (20 \
        posts of %d members, %,d bytes, with counts and best comments) against a page of 20 comments (%,d bytes) and what \
        two round trips to Redis add to a Jetty that answers 60 bytes. wrk with one thread and %d connections on the same \
        machine, rounds of %d s in turn, each after a second that is not counted, medians. CPU is that of the processes that answer, without compiler threads, for \
        each request: nginx and Jetty; or the door, comment-service, feed-service, Redis and MariaDB.\
        """
            .formatted(bytes, HomeFeed.AUTHORS, feedBytes, flatBytes, CONNECTIONS, SECONDS);
    return new Section(
        name(),
        "A page that is put together",
        about,
        table.rows(),
        new Plot(
            "CPU for each request",
            "round",
            "µs",
            List.of(duel.line(PROXIED), duel.line(WARM), duel.line(OWN), duel.line(FEED))));
  }
}
