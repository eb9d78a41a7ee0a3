/**
 * Takes heartbeats and deletions: packed, appended to the log, then joined into Redis. Nothing is
 * acknowledged that the log has not taken.
 */
@NullMarked
package io.tulou.history.record;

import org.jspecify.annotations.NullMarked;
