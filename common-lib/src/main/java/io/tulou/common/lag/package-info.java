/** How far the groups of consumers are behind the log. */
@NullMarked
package io.tulou.common.lag;

import org.jspecify.annotations.NullMarked;
