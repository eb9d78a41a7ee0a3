package io.tulou.common.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Versioned entries with leases, shared by all processes.
 *
 * <p>The protocol: who misses gets a lease, loads, and fills with it. Who changed the source writes
 * after the commit, which voids the lease. An entry comes into being only with a lease or claim
 * that was taken before its state was read, so a state that is not the latest is always replaced or
 * voided by the write of the later one, whoever is late and whatever is evicted. After the lease of
 * "Scaling Memcache at Facebook" (NSDI 2013), with versions so that writes may also replace.
 *
 * <p>Trouble of the store surfaces as Spring's {@code DataAccessException}.
 */
public interface LeasedStore {
  /**
   * Looks keys up, and takes the lease of each that is missing and not leased.
   *
   * @param keysBySlot keys of one inner list have the same hash tag
   * @return answers in the same shape
   */
  List<List<Lookup>> readSlots(List<List<String>> keysBySlot, Duration leaseFor);

  /** Stores each that still holds its lease and is not older than what is stored; how many. */
  int fillAll(List<Fill> fills);

  /** Replaces what is not newer, stores what is missing if it is claimed, voids all the leases. */
  void write(List<Write> writes);

  /** Forgets entries and voids their leases. */
  void drop(List<String> keys);

  /** Takes the leases that nobody has, whether or not there are entries; those got, by key. */
  Map<String, String> tryLease(Collection<String> keys, Duration leaseFor);

  /**
   * Takes the leases of keys from whoever has them, for a writer about to read or change their
   * states: its {@link Write} with this claim may then create entries.
   */
  String claim(Collection<String> keys, Duration leaseFor);
}
