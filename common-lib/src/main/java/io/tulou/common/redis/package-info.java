/** Redis as a server that may hang: connections open, no answers. */
@NullMarked
package io.tulou.common.redis;

import org.jspecify.annotations.NullMarked;
