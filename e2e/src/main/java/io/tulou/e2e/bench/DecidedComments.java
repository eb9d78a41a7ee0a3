package io.tulou.e2e.bench;

import io.tulou.e2e.bench.Nodes.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Comments that are removed and restored in turn, and what readers may see of them when. */
final class DecidedComments {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST = 60 * SECOND;
  private static final long LOOK_MILLIS = 2;

  private final long[] ids;
  private final AtomicReferenceArray<Truth> truths;
  private final Nodes nodes;
  private final String moderator;
  private final Map<String, Histogram> untilSeen = new ConcurrentHashMap<>();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean isTwinStopped;
  private volatile long begun = System.nanoTime();

  DecidedComments(List<Long> ids, Nodes nodes, String moderator) {
    this.ids = ids.stream().mapToLong(Long::longValue).toArray();
    this.truths = new AtomicReferenceArray<>(this.ids.length);
    for (int i = 0; i < this.ids.length; i++) {
      truths.set(i, new Truth(true, true, System.nanoTime()));
    }
    this.nodes = nodes;
    this.moderator = moderator;
  }

  /**
   * How a comment stands.
   *
   * @param isSettled whether its decision has been acknowledged, at {@code since}
   */
  private record Truth(boolean isVisible, boolean isSettled, long since) {}

  void twinStopped(boolean isStopped) {
    tell(isStopped ? "the other node is not asked" : "the other node is asked again");
    isTwinStopped = isStopped;
  }

  long id(int at) {
    return ids[at];
  }

  int size() {
    return ids.length;
  }

  /** Decides the other way, and waits until each place shows it; gives an outcome. */
  String decide(int at) throws IOException, InterruptedException {
    boolean becomesVisible = !truths.get(at).isVisible();
    var asked = nodes.places().stream().filter(this::isAsked).toList();
    asked.forEach(place -> place.status(ids[at]));
    truths.set(at, new Truth(becomesVisible, false, System.nanoTime()));
    var body =
        "{\"commentIds\":[\"%d\"],\"action\":\"%s\",\"reason\":\"bench\"}"
            .formatted(ids[at], becomesVisible ? "restore" : "remove");
    var headers = moderator + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
    var answer = nodes.door().pool().call("POST", "/v1/moderation/decisions", headers, body);
    for (int tries = 0; answer.status() != 200 && tries < 100; tries++) {
      refused.incrementAndGet();
      Thread.sleep(100);
      answer = nodes.door().pool().call("POST", "/v1/moderation/decisions", headers, body);
    }
    var outcome = Crowd.field(answer.body(), "outcome");
    long acknowledged = System.nanoTime();
    truths.set(at, new Truth(becomesVisible, true, acknowledged));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      asked.forEach(place -> threads.execute(() -> await(place, at, becomesVisible, acknowledged)));
    }
    return answer.status() + " " + outcome;
  }

  private boolean isAsked(Place place) {
    return !isTwinStopped || !place.equals(nodes.twin());
  }

  private void await(Place place, int at, boolean isVisible, long acknowledged) {
    int wanted = isVisible ? 200 : 404;
    long took;
    do {
      boolean isSeen = place.status(ids[at]) == wanted;
      took = Math.min(LONGEST, System.nanoTime() - acknowledged);
      if (isSeen) {
        break;
      }
      pause();
    } while (took < LONGEST && isAsked(place));
    if (isAsked(place)) {
      if (took > SECOND / 2) {
        tell("%s shows %d after %,d ms".formatted(place.name(), ids[at], took / 1_000_000));
      }
      untilSeen
          .computeIfAbsent(place.name(), _ -> new ConcurrentHistogram(2 * LONGEST, 3))
          .recordValue(took);
    }
  }

  /** A read of somebody else, which must not show what was over a second before it began. */
  void look(Place place, int at) {
    var before = truths.get(at);
    long begun = System.nanoTime();
    int status = place.status(ids[at]);
    if (status != 200 && status != 404) {
      unanswered.incrementAndGet();
      return;
    }
    read.incrementAndGet();
    if (before.isSettled()
        && begun - before.since() > SECOND
        && truths.get(at).equals(before)
        && (status == 200) != before.isVisible()) {
      wrong.incrementAndGet();
      System.out.printf(
          "%s shows %d as %d, %.1f s after%n",
          place.name(), ids[at], status, (begun - before.since()) / 1e9);
    }
  }

  /** What the decisions since the last reset met at each place. */
  Map<String, Histogram> untilSeen() {
    return Map.copyOf(untilSeen);
  }

  /** What readers met. */
  record Seen(long reads, long unanswered, long wrong, long refused) {}

  Seen seen() {
    return new Seen(read.get(), unanswered.get(), wrong.get(), refused.get());
  }

  void reset() {
    begun = System.nanoTime();
    untilSeen.clear();
  }

  /** With the seconds since the last reset, so that what was late can be matched with its cause. */
  void tell(String what) {
    System.out.printf("%.1f s: %s%n", (System.nanoTime() - begun) / 1e9, what);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
