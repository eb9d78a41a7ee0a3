package io.tulou.common.cache;

/** A state loaded under a lease; the payload is empty when there is no value. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Fill(String key, String lease, long version, byte[] payload, Ttl ttl) {}
