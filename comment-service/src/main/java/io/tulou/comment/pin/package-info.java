/**
 * Pinning roots above all others of their subject: by its owner or a moderator, at most three. How
 * many are pinned is decided in the log, where two wishes cannot meet.
 */
@NullMarked
package io.tulou.comment.pin;

import org.jspecify.annotations.NullMarked;
