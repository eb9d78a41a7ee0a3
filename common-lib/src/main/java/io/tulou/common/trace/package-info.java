/**
 * Where a piece of work belongs to: the trace of the request that asked for it, by W3C Trace
 * Context, over HTTP and through the log. Finished spans are lines of the log.
 */
@NullMarked
package io.tulou.common.trace;

import org.jspecify.annotations.NullMarked;
