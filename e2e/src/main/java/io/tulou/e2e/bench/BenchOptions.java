package io.tulou.e2e.bench;

import java.nio.file.Path;

/**
 * How large a benchmark is run.
 *
 * @param records the size of a backlog
 * @param rate requests a second of an open load
 * @param seconds how long a load is kept up
 * @param rounds of which the median counts; those of what is compared are interleaved
 * @param keyed whether commands carry idempotency keys, as those of the API may
 * @param search whether the search index is kept meanwhile
 * @param profile whether the services are recorded with JFR
 * @param root of the checkout
 */
record BenchOptions(
    int records,
    int rate,
    int seconds,
    int rounds,
    boolean keyed,
    boolean search,
    boolean profile,
    Path root) {}
