package io.tulou.common.ratelimit;

/** Where the buckets are that all nodes share. */
public interface LeaseStore {
  /**
   * Takes tokens out of a bucket.
   *
   * @param key of the bucket
   * @param owed tokens this node has given out already without asking; taken first, whether or not
   *     they are there
   * @param wanted tokens on top of these, if they are there; at least 1
   * @throws RuntimeException if the store does not answer
   */
  Lease take(String key, Limit limit, int owed, int wanted);
}
