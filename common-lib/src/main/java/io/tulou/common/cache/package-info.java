/**
 * Versioned entries in two levels, near (this process) and in Redis, over a source of truth. Fills
 * need a lease that every write voids, so that no interleaving leaves a stale entry behind.
 */
@NullMarked
package io.tulou.common.cache;

import org.jspecify.annotations.NullMarked;
