/**
 * Who does not want to hear from a writer. feed-service knows; where it does not answer at once,
 * the writer is let through.
 */
@NullMarked
package io.tulou.comment.block;

import org.jspecify.annotations.NullMarked;
