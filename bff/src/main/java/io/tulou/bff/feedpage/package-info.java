/**
 * Posts as frontends see them, with authors, comment counts and the best comment. Timelines stay
 * readable when comments are away.
 */
@NullMarked
package io.tulou.bff.feedpage;

import org.jspecify.annotations.NullMarked;
