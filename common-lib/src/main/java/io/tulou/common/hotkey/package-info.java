/** Which keys are asked for so often that it pays to treat them apart. */
@NullMarked
package io.tulou.common.hotkey;

import org.jspecify.annotations.NullMarked;
