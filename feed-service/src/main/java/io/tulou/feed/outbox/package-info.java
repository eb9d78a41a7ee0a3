/**
 * The event outbox: events that commit with what they tell of, and the relay that brings them to
 * the log. Nothing in it knows posts.
 */
@NullMarked
package io.tulou.feed.outbox;

import org.jspecify.annotations.NullMarked;
