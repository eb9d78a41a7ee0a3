/**
 * Live updates: each node reads what happens once, and hands it to those of its connections that
 * listen to the room it happened in. What was said in the last two minutes can be said again to
 * whoever comes back, from another node too.
 */
@NullMarked
package io.tulou.bff.live;

import org.jspecify.annotations.NullMarked;
