/**
 * What moderators set: rules and sanctions, written to MySQL first with their audit in the same
 * transaction. All nodes look for changes every second.
 */
@NullMarked
package io.tulou.commentjob.moderation;

import org.jspecify.annotations.NullMarked;
