package io.tulou.common.ratelimit;

import java.time.Duration;

/**
 * Tokens of a bucket that all nodes share, for one of them to give out.
 *
 * @param granted 0 or more, at most as many as were wanted
 * @param retryAfter when fewer were granted: how long until the bucket has one again; otherwise
 *     zero
 */
public record Lease(int granted, Duration retryAfter) {}
