/**
 * The workers: gather what the log brings for minutes, collapsed; join what is left with the rows,
 * write those that changed. After the commit Redis is joined with the same rows.
 */
@NullMarked
package io.tulou.history.writeback;

import org.jspecify.annotations.NullMarked;
