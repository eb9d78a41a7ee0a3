/**
 * Dead letters: what could not be processed, with its cause; put back or dropped by operators. The
 * letters lie in the log; which of them are settled stands in {@code settled_letter}.
 */
@NullMarked
package io.tulou.common.letter;

import org.jspecify.annotations.NullMarked;
