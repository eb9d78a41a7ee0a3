/**
 * Limits on how often something may be done on all nodes together. Tokens are counted per key in
 * memory that is bounded, leased from a store in batches, with the time to come back told to
 * whoever is refused.
 */
@NullMarked
package io.tulou.common.ratelimit;

import org.jspecify.annotations.NullMarked;
