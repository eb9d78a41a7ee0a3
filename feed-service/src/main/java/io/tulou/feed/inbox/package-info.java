/**
 * Inboxes in Redis: packed ids of what was pushed to members who come back. An inbox is a cache of
 * the pulled timeline and may vanish at any time.
 */
@NullMarked
package io.tulou.feed.inbox;

import org.jspecify.annotations.NullMarked;
