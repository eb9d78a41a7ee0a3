/**
 * First pages that many read at the same time, kept as the bytes that are sent. The viewer's own
 * part stands apart, at the end, so that one page serves everybody.
 */
@NullMarked
package io.tulou.comment.hotpage;

import org.jspecify.annotations.NullMarked;
