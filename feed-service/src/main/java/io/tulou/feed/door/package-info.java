/**
 * What the door calls where authors and comments must be added. Translates, and delegates to the
 * features.
 */
@NullMarked
package io.tulou.feed.door;

import org.jspecify.annotations.NullMarked;
