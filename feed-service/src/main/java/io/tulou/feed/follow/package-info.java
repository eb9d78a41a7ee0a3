/**
 * Who follows, mutes and blocks whom. Every change moves the version of the members whose feed it
 * changes, so that no reader works with what was true before.
 */
@NullMarked
package io.tulou.feed.follow;

import org.jspecify.annotations.NullMarked;
