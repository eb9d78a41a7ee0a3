/**
 * Many callers, one load. A flight is shared by everyone who asks for the same key while it is
 * under way; how long to wait stays each caller's own business.
 */
@NullMarked
package io.tulou.common.coalesce;

import org.jspecify.annotations.NullMarked;
