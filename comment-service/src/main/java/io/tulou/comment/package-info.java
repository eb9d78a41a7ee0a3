/**
 * Reads comments and accepts comment commands; everything it knows comes from its read-only
 * database, the caches over it and the log. Nothing here writes a row.
 */
@NullMarked
package io.tulou.comment;

import org.jspecify.annotations.NullMarked;
