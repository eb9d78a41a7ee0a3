/** Replays of {@code comment.events} into the stores derived from the tables. */
@NullMarked
package io.tulou.commentjob.replay;

import org.jspecify.annotations.NullMarked;
