/**
 * Limits on how often something may be done on this node. Tokens are counted per key in memory that
 * is bounded, with the time to come back told to whoever is refused.
 */
@NullMarked
package io.tulou.common.ratelimit;

import org.jspecify.annotations.NullMarked;
