/**
 * The newest of each history in Redis, one hash for each member. It holds what is not in the
 * database yet, so it is joined and never overwritten.
 */
@NullMarked
package io.tulou.history.hot;

import org.jspecify.annotations.NullMarked;
