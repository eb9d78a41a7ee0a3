/**
 * Members as they are known here: name, picture and counts. Whoever changes what hangs on members
 * locks their rows first, in the order of their ids.
 */
@NullMarked
package io.tulou.feed.member;

import org.jspecify.annotations.NullMarked;
