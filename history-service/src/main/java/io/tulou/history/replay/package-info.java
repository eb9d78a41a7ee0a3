/** Brings the hot parts of histories to what the tables say, for a replay. Writes nowhere else. */
@NullMarked
package io.tulou.history.replay;

import org.jspecify.annotations.NullMarked;
