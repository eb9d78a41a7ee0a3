/**
 * Builds the cached index of a subject, or of one root's replies, from the database. Asked for by a
 * command in the log, so that it cannot race with a write.
 */
@NullMarked
package io.tulou.commentjob.rebuild;

import org.jspecify.annotations.NullMarked;
