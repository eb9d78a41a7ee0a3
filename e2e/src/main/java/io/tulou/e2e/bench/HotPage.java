package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The page that everybody asks for, through the door, against nginx that has it as a file. */
final class HotPage implements Benchmark {
  /** One request in flight, and what is least important is refused. */
  private static final List<String> FULL =
      List.of(
          "-Dtulou.overload.minimum=1", "-Dtulou.overload.maximum=2", "-Dtulou.overload.busy=1");

  private static final String FILE = "nginx, the page as a file";
  private static final String HOT = "the hot page";
  private static final String OWN = "with a token and reactions";
  private static final String SMALL_FILE = "nginx, 60 bytes";
  private static final String UNCHANGED = "304";
  private static final String FULL_DOOR = "503";
  private static final String REFUSED = "/v1/history";
  private static final int SECONDS = 3;
  private static final int WARM_UP = 5;
  private static final int MANY = 64;
  private static final int FEW = 8;
  private static final int SMALL = 60;

  @Override
  public String name() {
    return "hot";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    Program.NGINX.find();
    Program.WRK.find();
    var table = new DuelTable();
    var pages = pages(options);
    table.limit(pages.alone(), FILE);
    table.row(pages.alone(), HOT, FILE, "≤ 1.0");
    table.row(pages.own(), OWN, HOT, "≤ 1.6");
    table.limit(pages.alone(), SMALL_FILE);
    table.row(pages.alone(), UNCHANGED, SMALL_FILE, "≤ 1.3");
    var refusals = refusals(options);
    table.limit(refusals, SMALL_FILE);
    table.row(refusals, FULL_DOOR, SMALL_FILE, "≤ 1.3");
    var about =
        """
        The first page of a subject (20 roots with 3 replies each, counts) as the door answers it when it is hot, limits
        and metrics on, without a token; the same with one and the viewer's reactions; the same to who has it already
        (304); and what the door refuses because it is full (503). nginx serves the same bytes, or %d, from a file,
        without a log. wrk with one thread and 64 connections (8 with a token) on the same machine, rounds of %d s in turn, each after
        a second that is not counted, medians. CPU
        is that of the processes that answer, without compiler threads, for each request; for the page with a token
        comment-service, feed-service and Redis count too.\
        """
            .formatted(SMALL, SECONDS);
    return new Section(
        name(),
        "The page that everybody asks for",
        about.replace('\n', ' '),
        table.rows(),
        new Plot(
            "CPU for each request",
            "round",
            "µs",
            List.of(
                pages.alone().line(FILE),
                pages.alone().line(HOT),
                pages.alone().line(SMALL_FILE),
                pages.alone().line(UNCHANGED),
                refusals.line(FULL_DOOR))));
  }

  private static Pages pages(BenchOptions options) throws Exception {
    var jvm = new ArrayList<>(TestBed.NO_LIMITS);
    jvm.add(TestBed.COMPILERS_STAY);
    try (var bed = TestBed.start(options, "hot", TestBed.COMMENTS, jvm)) {
      var page = PageOfComments.write(bed.platform().url(), "hot");
      var first = page.read("Accept: */*");
      var folder = bed.platform().folder().resolve("nginx");
      write(folder, "page", first.body());
      write(folder, "small", "x".repeat(SMALL));
      var tag = first.headers().firstValue("ETag").orElseThrow();
      var door = new CpuClock(Map.of("door", bed.platform().pid(Service.BFF)));
      var behind = bed.cpu(Service.BFF, Service.COMMENT_SERVICE, Service.FEED_SERVICE);
      try (var nginx = Nginx.start(folder, 1)) {
        var hot = new Duel.Target(HOT, door, wrk(page.address()));
        var alone =
            new Duel(
                    List.of(
                        new Duel.Target(FILE, nginx.cpu(), wrk(nginx.address("/page"))),
                        hot,
                        new Duel.Target(SMALL_FILE, nginx.cpu(), wrk(nginx.address("/small"))),
                        new Duel.Target(
                            UNCHANGED, door, wrk(page.address(), "If-None-Match: " + tag))))
                .run(WARM_UP, options.rounds());
        page.warmUp();
        var own = new Duel.Target(OWN, behind, wrk(page.address(), page.reader()));
        return new Pages(alone, new Duel(List.of(hot, own)).run(2, options.rounds()));
      }
    }
  }

  /** What was measured before anybody had a token, and then. */
  private record Pages(Duel alone, Duel own) {}

  private static Duel refusals(BenchOptions options) throws Exception {
    var jvm = new ArrayList<>(TestBed.NO_LIMITS);
    jvm.add(TestBed.COMPILERS_STAY);
    jvm.addAll(FULL);
    try (var bed = TestBed.start(options, "refusal", EnumSet.of(Service.BFF), jvm)) {
      var folder = bed.platform().folder().resolve("nginx");
      write(folder, "small", "x".repeat(SMALL));
      var url = bed.platform().url();
      var door = new CpuClock(Map.of("door", bed.platform().pid(Service.BFF)));
      try (var nginx = Nginx.start(folder, 1);
          var _ = SlowRequests.keepOne(url, REFUSED)) {
        return new Duel(
                List.of(
                    new Duel.Target(SMALL_FILE, nginx.cpu(), wrk(nginx.address("/small"))),
                    new Duel.Target(FULL_DOOR, door, wrk(url.resolve(REFUSED)), true)))
            .run(WARM_UP, options.rounds());
      }
    }
  }

  private static void write(Path folder, String name, String body) throws IOException {
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("files").resolve(name), body);
  }

  private static Wrk wrk(URI address, String... headers) {
    // What goes further inside is refused when there is too much of it at once.
    int connections = headers.length > 0 && headers[0].startsWith("Auth") ? FEW : MANY;
    return new Wrk(address, List.of(headers), connections, SECONDS);
  }
}
