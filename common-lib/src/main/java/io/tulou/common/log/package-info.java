/**
 * The log comes first: appending to it, applying it exactly once by keeping the position with the
 * result, and setting aside what cannot be applied. Knows topics by name and messages by codec
 * only.
 */
@NullMarked
package io.tulou.common.log;

import org.jspecify.annotations.NullMarked;
