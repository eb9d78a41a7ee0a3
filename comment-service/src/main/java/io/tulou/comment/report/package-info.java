/**
 * Telling moderators about a comment. Who reported what is theirs to see alone; the reporter hears
 * that it was taken, and the same when it is said again.
 */
@NullMarked
package io.tulou.comment.report;

import org.jspecify.annotations.NullMarked;
