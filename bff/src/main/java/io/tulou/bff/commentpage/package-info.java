/**
 * Comments as frontends see them, with their authors. Also the moderators' search over all states.
 */
@NullMarked
package io.tulou.bff.commentpage;

import org.jspecify.annotations.NullMarked;
