/**
 * How much a process takes on. What it cannot finish in time is refused at the entrance, the least
 * important first, so that the rest stays as fast as ever.
 */
@NullMarked
package io.tulou.common.overload;

import org.jspecify.annotations.NullMarked;
