/**
 * The way into the log. Commands of requests that run at the same time are packed, and each request
 * waits until the log has taken its own.
 */
@NullMarked
package io.tulou.history.append;

import org.jspecify.annotations.NullMarked;
