/**
 * Replays into the stores derived from the tables: this service's own, and by calls those that
 * feed-service and history-service keep.
 */
@NullMarked
package io.tulou.commentjob.replay;

import org.jspecify.annotations.NullMarked;
