package io.tulou.common.cache;

/**
 * A committed state to be brought to Redis.
 *
 * @param payload empty for a value that is gone
 * @param claim what {@link LeasedStore#claim} gave before the state was read, or empty; only with
 *     it a missing entry is stored, otherwise only an existing one is replaced
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Write(String key, long version, byte[] payload, Ttl ttl, String claim) {
  /** Replaces an existing entry and voids the lease; leaves a missing entry missing. */
  public Write(String key, long version, byte[] payload, Ttl ttl) {
    this(key, version, payload, ttl, "");
  }
}
