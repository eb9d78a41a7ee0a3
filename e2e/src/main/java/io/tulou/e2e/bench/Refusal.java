package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What it costs the door to say that there is no time, against a bare web server. */
final class Refusal implements Benchmark {
  private static final int CALLERS = 8;
  private static final int CALLS = 20_000;
  private static final int WARM_UP_ROUNDS = 3;
  private static final String REFUSED = "refused";
  private static final String SERVED = "served";
  private static final String BARE = "nginx";

  /** Requests in flight; half of it is for what is asked here. */
  private static final int PLACES = 8;

  private static final int LONGEST_WAIT_MILLIS = 10_000;

  @Override
  public String name() {
    return "refusal";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    var jvm =
        Stream.concat(
                TestBed.NO_LIMITS.stream(),
                Stream.of("-Dtulou.overload.minimum=1", "-Dtulou.overload.maximum=" + PLACES))
            .toList();
    try (var bed = TestBed.start(options, name(), TestBed.EVERYTHING, jvm);
        var bare = BareServer.start(options.root().resolve("e2e/target/bench/nginx"));
        var pool = new HttpPool(bed.platform().url());
        var other = new HttpPool(bare.address())) {
      var cpu = new CpuClock(Map.of(BARE, bare.pid()));
      var token = Crowd.gather(bed.platform().url(), 1).of(0);
      var door = bed.cpu(Service.BFF).only(Service.BFF.label());
      var ours = new Rounds(door);
      var theirs = new Rounds(cpu);
      for (int round = -WARM_UP_ROUNDS; round < options.rounds(); round++) {
        var kept = round < 0 ? new Rounds(door) : ours;
        try (var _ = Held.all(bed.platform().url(), token)) {
          kept.run(REFUSED, () -> ClosedLoop.run(CALLERS, CALLS, _ -> refused(pool, token)));
        }
        awaitRoom(pool, token);
        kept.run(SERVED, () -> ClosedLoop.run(1, CALLS / 8, _ -> served(pool, token)));
        (round < 0 ? new Rounds(cpu) : theirs)
            .run(BARE, () -> ClosedLoop.run(CALLERS, CALLS, _ -> refused(other, token)));
      }
      return section(ours, theirs);
    }
  }

  /** What is expected counts as a success. */
  private static String refused(HttpPool pool, String token) throws IOException {
    int status = pool.call("GET", "/v1/history", token, "").status();
    return status == 503 ? "2 refused" : "not refused but " + status;
  }

  private static String served(HttpPool pool, String token) throws IOException {
    return Integer.toString(pool.call("GET", "/v1/history", token, "").status());
  }

  private static void awaitRoom(HttpPool pool, String token) throws Exception {
    long end = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000L;
    while (!served(pool, token).startsWith("2")) {
      if (System.nanoTime() > end) {
        throw new IOException("the places are still taken");
      }
      Thread.sleep(50);
    }
  }

  private static Section section(Rounds ours, Rounds theirs) throws IOException {
    double refused = ours.median(REFUSED, Rounds.Figure::cpuMicros);
    double served = ours.median(SERVED, Rounds.Figure::cpuMicros);
    double bare = theirs.median(BARE, Rounds.Figure::cpuMicros);
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "refused", "served", "nginx, 60 bytes"));
    table.add(
        List.of("CPU µs of that process a request", tenths(refused), tenths(served), tenths(bare)));
    table.add(
        List.of("refused to that", "1", hundredths(refused / served), hundredths(refused / bare)));
    table.add(
        List.of(
            "a second, caller included",
            whole(ours.median(REFUSED, Rounds.Figure::rate)),
            "",
            whole(theirs.median(BARE, Rounds.Figure::rate))));
    var about =
        """
        All places of `sheddable` are taken by requests whose bodies do not come; %d callers ask for a history and are
        refused (503 as a problem, with `Retry-After` and a trace id). Then one caller is served the same, an empty
        history, and the %d ask nginx, one process, for a 503 of 60 bytes; medians of the rounds. Of the served request
        only the door's part is counted, not history-service's.\
        """
            .formatted(CALLERS, CALLERS);
    return new Section(
        "refusal",
        "The price of a refusal",
        about.replace('\n', ' '),
        table,
        new Plot(
            "CPU µs a request, by round",
            "round",
            "µs",
            List.of(
                ours.line(REFUSED, Rounds.Figure::cpuMicros),
                ours.line(SERVED, Rounds.Figure::cpuMicros),
                theirs.line(BARE, Rounds.Figure::cpuMicros))));
  }

  private static String tenths(double figure) {
    return String.format(Locale.ROOT, "%.1f", figure);
  }

  private static String hundredths(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }

  private static String whole(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  /** Requests that keep their places, because the rest of their bodies does not come. */
  private record Held(List<Socket> sockets) implements AutoCloseable {
    static Held all(URI door, String token) throws IOException {
      var sockets = new ArrayList<Socket>();
      for (int i = 0; i < PLACES / 2; i++) {
        var socket = new Socket(door.getHost(), door.getPort());
        var request =
            "PUT /v1/history/video/held HTTP/1.1\r\nHost: "
                + door.getAuthority()
                + "\r\n"
                + token
                + "Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        sockets.add(socket);
      }
      return new Held(List.copyOf(sockets));
    }

    @Override
    public void close() throws IOException {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
