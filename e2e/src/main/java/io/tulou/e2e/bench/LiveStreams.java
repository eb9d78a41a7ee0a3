package io.tulou.e2e.bench;

import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Many live streams on one door: what they cost while nothing happens, and how soon they hear. */
final class LiveStreams implements Benchmark {
  private static final int STREAMS = 10_000;
  private static final int READERS = 1_000;
  private static final int OTHER_ROOMS = 100;
  private static final int COMMENTS = 200;
  private static final int WARM_COMMENTS = 100;
  private static final long IDLE_SECONDS = 30;
  private static final long BETWEEN_MILLIS = 150;
  private static final long LOOK_MILLIS = 2;
  private static final long RETRY_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "live";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name(), TestBed.COMMENTS)) {
      var platform = bed.platform();
      var crowd = Crowd.gather(platform.url(), 100);
      warmUp(platform, crowd);
      var heap = new HeapUse(platform.pid(Service.BFF));
      double before = heap.megabytes();
      double idleBefore = idlePercent(bed);
      try (var idle = new LiveCrowd(platform.url());
          var readers = new LiveCrowd(platform.url())) {
        long started = System.nanoTime();
        join(idle, STREAMS - READERS, "idle");
        join(readers, READERS, "room", 1);
        double seconds = (System.nanoTime() - started) / 1e9;
        double after = heap.megabytes();
        double idlePercent = idlePercent(bed);
        check(idle.open() + readers.open() == STREAMS, "streams were closed");
        var waits = publish(platform, crowd, readers, "room-0", COMMENTS);
        return section(before, after, seconds, idleBefore, idlePercent, waits);
      }
    }
  }

  /** The first streams and comments of a cold process say nothing about the others. */
  private static void warmUp(Platform platform, Crowd crowd) throws Exception {
    try (var listeners = new LiveCrowd(platform.url())) {
      join(listeners, READERS, "warm", 1);
      publish(platform, crowd, listeners, "warm-0", WARM_COMMENTS);
    }
  }

  private static void join(LiveCrowd crowd, int streams, String room) throws Exception {
    join(crowd, streams, room, OTHER_ROOMS);
  }

  /** No more at once than the door's listen queue takes. */
  private static void join(LiveCrowd crowd, int streams, String room, int rooms) throws Exception {
    for (int i = 0; i < streams; i++) {
      crowd.join("video/" + room + "-" + i % rooms);
      if (i % 50 == 49 || i == streams - 1) {
        int opened = i + 1;
        awaitAll(crowd, opened);
      }
    }
  }

  /** A door that has just started is slow, and turns some away. */
  private static void awaitAll(LiveCrowd crowd, int opened) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (crowd.open() < opened) {
      check(System.nanoTime() < end, "waited too long");
      if (crowd.joinRefused() > 0) {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Of one core; heartbeats included. */
  private static double idlePercent(TestBed bed) throws Exception {
    var cpu = bed.cpu(Service.BFF).only(Service.BFF.label());
    var before = cpu.read();
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    double used = CpuClock.between(before, cpu.read()).values().iterator().next();
    return 100 * used / IDLE_SECONDS;
  }

  /** Milliseconds from the acknowledgement of each comment to the last reader of its room. */
  private static double[] publish(
      Platform platform, Crowd crowd, LiveCrowd readers, String room, int comments)
      throws Exception {
    var waits = new double[comments];
    // One of their own each time: the door closes connections on which nothing was asked for long.
    try (var pool = new HttpPool(platform.url())) {
      for (int i = 0; i < comments; i++) {
        int all = READERS * (i + 1);
        comment(pool, crowd, room, i);
        long acknowledged = System.nanoTime();
        await(() -> readers.heard() >= all);
        waits[i] = Math.max(0, (readers.lastHeardAt() - acknowledged) / 1e6);
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        check(readers.heard() == all, "a comment was heard twice");
        check(readers.open() == READERS, "a reader was cut off");
      }
    }
    return waits;
  }

  private static void comment(HttpPool pool, Crowd crowd, String room, int number)
      throws IOException {
    var headers = crowd.of(number) + "Idempotency-Key: " + room + "-" + number + "\r\n";
    var path = "/v1/subjects/video/" + room + "/comments";
    var answer = pool.call("POST", path, headers, "{\"text\":\"live " + number + "\"}");
    check(answer.status() == 201 || answer.status() == 202, "answered " + answer.status());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      check(System.nanoTime() < end, "waited too long");
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static void check(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static Section section(
      double before, double after, double seconds, double idleBefore, double idle, double[] waits) {
    var points = new ArrayList<Plot.Point>();
    for (int i = 0; i < waits.length; i++) {
      points.add(new Plot.Point(i + 1, waits[i]));
    }
    var sorted = waits.clone();
    Arrays.sort(sorted);
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "figure"));
    table.add(List.of("seconds to open 10,000", number("%.1f", seconds)));
    table.add(List.of("heap in use before, MB", number("%.1f", before)));
    table.add(List.of("heap in use with 10,000, MB", number("%.1f", after)));
    table.add(List.of("heap for each, KB", number("%.1f", 1024 * (after - before) / STREAMS)));
    table.add(List.of("CPU of the door without streams, % of a core", number("%.1f", idleBefore)));
    table.add(List.of("CPU of the door with 10,000 idle ones, % of a core", number("%.1f", idle)));
    table.add(List.of("ms to the last of 1,000 readers, p50", number("%.1f", at(sorted, 50))));
    table.add(List.of("ms to the last of 1,000 readers, p99", number("%.1f", at(sorted, 99))));
    table.add(
        List.of("ms to the last of 1,000 readers, most", number("%.1f", sorted[COMMENTS - 1])));
    var about =
        """
        One door with %,d live streams: %,d in one room, the others in %d. Heap after a full collection; CPU over %d s in
        which nothing happens but heartbeats, every 15 s for each stream. Then %d comments are written to the one room,
        and it is measured how long after the acknowledgement the last of its readers has the event. The readers, one
        thread with a selector, and everything else share the machine.\
        """
            .formatted(STREAMS, READERS, OTHER_ROOMS, IDLE_SECONDS, COMMENTS);
    return new Section(
        "live",
        "Live streams",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Milliseconds from the acknowledgement to the last of 1,000 readers",
            "comment",
            "ms",
            List.of(new Plot.Line("last reader", points))));
  }

  private static double at(double[] sorted, int percentile) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)];
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
