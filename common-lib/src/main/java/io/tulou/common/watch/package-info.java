/** Looking again and again whether something has changed. */
@NullMarked
package io.tulou.common.watch;

import org.jspecify.annotations.NullMarked;
