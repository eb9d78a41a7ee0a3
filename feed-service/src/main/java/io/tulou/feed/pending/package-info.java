/**
 * What is published and not yet in all inboxes it belongs in. It commits with the post, so a reader
 * who asks here first and looks into an inbox afterwards misses nothing.
 */
@NullMarked
package io.tulou.feed.pending;

import org.jspecify.annotations.NullMarked;
