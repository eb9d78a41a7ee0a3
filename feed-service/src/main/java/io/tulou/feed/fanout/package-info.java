/**
 * From a post's event to its followers' inboxes, in ranges of equal size. Doing any step twice
 * changes nothing.
 */
@NullMarked
package io.tulou.feed.fanout;

import org.jspecify.annotations.NullMarked;
