package io.tulou.common.cache;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What a cache holds.
 *
 * @param name for metrics and logs
 * @param redisKey the key in Redis, with a hash tag
 * @param slot the hash tag of a key; keys of one tag are read in one call
 * @param weigher about how many bytes a value takes in this process, without its key
 */
public record CacheSpec<K, V>(
    String name,
    Function<K, String> redisKey,
    Function<K, String> slot,
    Codec<V> codec,
    ToIntFunction<V> weigher,
    CachePolicy policy) {}
