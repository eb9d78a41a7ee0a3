/**
 * A member's page head and the lists of followers and followed. What is shown depends on who looks
 * only in the viewer's own part.
 */
@NullMarked
package io.tulou.feed.profile;

import org.jspecify.annotations.NullMarked;
