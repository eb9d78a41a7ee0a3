package io.tulou.e2e.bench;

import io.tulou.local.launcher.Service;
import io.tulou.local.server.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Heartbeats of players through the door, against a bare producer. */
final class Heartbeat implements Benchmark {
  private static final int MEMBERS = 200;
  private static final int CALLERS = 32;
  private static final int CALLS = 10_000;
  private static final int VIDEOS = 50;

  /** Of a heartbeat alone in a record. */
  private static final int BYTES = 150;

  @Override
  public String name() {
    return "heartbeat";
  }

  @Override
  public Section run(BenchOptions options) throws Exception {
    try (var bed = TestBed.start(options, name());
        var pool = new HttpPool(bed.platform().url())) {
      var crowd = Crowd.gather(bed.platform().url(), MEMBERS);
      var rounds = new Rounds(bed.cpu(Service.BFF, Service.HISTORY_SERVICE));
      for (int round = -3; round < options.rounds(); round++) {
        var kept = round < 0 ? new Rounds(bed.cpu(Service.BFF)) : rounds;
        kept.run(
            "heartbeats",
            () -> ClosedLoop.run(CALLERS, CALLS, number -> beat(pool, crowd, number)));
      }
      var producer =
          RawProducer.measure(
              bed.platform().servers().kafkaBootstrap(),
              BYTES,
              options.rounds(),
              bed.cpu().only(ServerKind.KAFKA.label()));
      return section(rounds, producer);
    }
  }

  private static String beat(HttpPool pool, Crowd crowd, long number) throws Exception {
    var path = "/v1/history/video/h" + number / MEMBERS % VIDEOS;
    var body = "{\"progress\":%d,\"duration\":7200}".formatted(1 + number % 7000);
    return Integer.toString(pool.call("PUT", path, crowd.of(number), body).status());
  }

  private static Section section(Rounds rounds, RawProducer.Figure producer) throws Exception {
    double rate = rounds.median("heartbeats", Rounds.Figure::rate);
    double cpu = rounds.median("heartbeats", Rounds.Figure::cpuMicros);
    var table = new ArrayList<List<String>>();
    table.add(List.of("", "heartbeats", "bare producer", "ratio"));
    table.add(
        List.of(
            "a second",
            number("%,.0f", rate),
            number("%,.0f", producer.rate()),
            number("1/%.0f (goal 1/6)", producer.rate() / rate)));
    table.add(
        List.of(
            "CPU µs, servers and services; producer and broker",
            number("%.0f", cpu),
            number("%.1f", producer.cpuMicros()),
            number("%.0f", cpu / producer.cpuMicros())));
    table.add(
        List.of(
            "ms, p50 / p99",
            number("%.1f", rounds.median("heartbeats", Rounds.Figure::p50))
                + " / "
                + number("%.1f", rounds.median("heartbeats", Rounds.Figure::p99)),
            "",
            ""));
    var about =
        """
        %d members with %d callers at once put their progress, in rounds of %,d, through the door to history-service, which
        answers when the log has them. The bare producer sends records of %d bytes without waiting for each; a heartbeat
        also carries two HTTP requests, a token, limits and Redis.\
        """
            .formatted(MEMBERS, CALLERS, CALLS, BYTES);
    return new Section(
        "heartbeat",
        "Heartbeats",
        about.replace('\n', ' '),
        table,
        new Plot(
            "Heartbeats a second",
            "round",
            "heartbeats/s",
            List.of(rounds.line("heartbeats", Rounds.Figure::rate))));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
