/**
 * The way of every write: append a command to the log, wait a little for what became of it. The
 * tails of the log end here too, feed the caches and wake those who wait.
 */
@NullMarked
package io.tulou.comment.command;

import org.jspecify.annotations.NullMarked;
