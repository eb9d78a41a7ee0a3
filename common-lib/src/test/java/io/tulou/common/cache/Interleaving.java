package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Two writers, two readers, a refresher and evictions of one key, run step by step in an order
 * drawn at random. Each may be paused between any two of its steps; the source is a number that
 * grows.
 */
final class Interleaving {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Ttl TTL = new Ttl(Duration.ofHours(1), Duration.ofHours(2), 0);

  private final LeasedStore store;
  private final Consumer<String> evictEntry;
  private final Consumer<String> evictLease;
  private final String key;
  private final Random random;
  private long source = 1;

  Interleaving(
      LeasedStore store,
      Consumer<String> evictEntry,
      Consumer<String> evictLease,
      String key,
      long seed) {
    this.store = store;
    this.evictEntry = evictEntry;
    this.evictLease = evictLease;
    this.key = key;
    this.random = new Random(seed);
  }

  /** Whether the store holds an older state than the source when all have finished. */
  boolean endsStale() {
    if (random.nextBoolean()) {
      reader().forEach(Runnable::run);
    }
    var actors = new ArrayList<Deque<Runnable>>();
    actors.add(random.nextBoolean() ? writer() : claimingWriter());
    actors.add(random.nextBoolean() ? writer() : claimingWriter());
    actors.add(reader());
    actors.add(reader());
    actors.add(random.nextBoolean() ? refresher() : dropper());
    actors.add(evictions());
    while (!actors.isEmpty()) {
      var actor = actors.get(random.nextInt(actors.size()));
      actor.removeFirst().run();
      actors.removeIf(Deque::isEmpty);
    }
    return lookup() instanceof Lookup.Hit(var version, var payload, _)
        && (version != source || !new String(payload, UTF_8).equals("state " + source));
  }

  private Deque<Runnable> writer() {
    var committed = new long[1];
    return steps(
        () -> committed[0] = ++source,
        () -> store.write(List.of(new Write(key, committed[0], state(committed[0]), TTL))));
  }

  private Deque<Runnable> claimingWriter() {
    var committed = new long[1];
    var claim = new String[1];
    return steps(
        () -> claim[0] = store.claim(List.of(key), LEASE),
        () -> committed[0] = ++source,
        () ->
            store.write(List.of(new Write(key, committed[0], state(committed[0]), TTL, claim[0]))));
  }

  private Deque<Runnable> reader() {
    var lease = new String[1];
    var seen = new long[1];
    return steps(
        () -> lease[0] = lookup() instanceof Lookup.Miss(var token) ? token : null,
        () -> seen[0] = source,
        () -> fill(lease[0], seen[0]));
  }

  private Deque<Runnable> refresher() {
    var lease = new String[1];
    var seen = new long[1];
    return steps(
        () -> lease[0] = store.tryLease(List.of(key), LEASE).get(key),
        () -> seen[0] = source,
        () -> fill(lease[0], seen[0]));
  }

  private Deque<Runnable> dropper() {
    return steps(() -> store.drop(List.of(key)));
  }

  private Deque<Runnable> evictions() {
    return steps(
        () -> evictEntry.accept(key), () -> evictLease.accept(key), () -> evictEntry.accept(key));
  }

  private void fill(String lease, long version) {
    if (lease != null) {
      store.fillAll(List.of(new Fill(key, lease, version, state(version), TTL)));
    }
  }

  private Lookup lookup() {
    return store.readSlots(List.of(List.of(key)), LEASE).getFirst().getFirst();
  }

  private static byte[] state(long version) {
    return ("state " + version).getBytes(UTF_8);
  }

  private static Deque<Runnable> steps(Runnable... steps) {
    return new ArrayDeque<>(List.of(steps));
  }
}
