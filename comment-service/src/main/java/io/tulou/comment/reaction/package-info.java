/** A member's one reaction to a comment. Setting it twice is setting it once. */
@NullMarked
package io.tulou.comment.reaction;

import org.jspecify.annotations.NullMarked;
