package io.tulou.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterleavingTest {
  private static final int RUNS = 200_000;

  @Test
  void noInterleavingOfWritersReadersAndEvictionsLeavesAStaleEntry() {
    assertThat(staleAmong(RUNS, false)).isZero();
  }

  @Test
  void settingOnWriteAndFillingWhatIsMissingWithoutALeaseIsCaughtGoingStale() {
    assertThat(staleAmong(20_000, true)).isGreaterThan(1_000);
  }

  private static int staleAmong(int runs, boolean naive) {
    int stale = 0;
    for (int seed = 0; seed < runs; seed++) {
      var store = naive ? new NaiveStore() : new InMemoryStore(new HandTime());
      var run = new Interleaving(store, store::evictEntry, store::evictLease, "{s}:" + seed, seed);
      if (run.endsStale()) {
        stale++;
      }
    }
    return stale;
  }

  /** The usual recipe: every write sets, a fill sets if nothing is there. */
  private static final class NaiveStore extends InMemoryStore {
    NaiveStore() {
      super(new HandTime());
    }

    @Override
    public List<List<Lookup>> readSlots(List<List<String>> keysBySlot, Duration leaseFor) {
      keysBySlot.getFirst().forEach(this::evictLease);
      return super.readSlots(keysBySlot, leaseFor);
    }

    @Override
    public int fillAll(List<Fill> fills) {
      fills.stream()
          .filter(fill -> entry(fill.key()) == null)
          .forEach(fill -> store(fill.key(), fill.version(), fill.payload(), fill.ttl()));
      return fills.size();
    }

    @Override
    public void write(List<Write> writes) {
      writes.forEach(w -> store(w.key(), w.version(), w.payload(), w.ttl()));
    }
  }
}
