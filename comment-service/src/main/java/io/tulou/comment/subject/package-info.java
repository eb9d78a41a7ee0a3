/**
 * Subjects by themselves: how they stand, their counts, and changing them. One that nobody has
 * spoken of yet reads as open and empty.
 */
@NullMarked
package io.tulou.comment.subject;

import org.jspecify.annotations.NullMarked;
