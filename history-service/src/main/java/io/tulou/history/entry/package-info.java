/**
 * What is known about one subject in a history, and how two pieces of knowledge join. Joining is
 * associative, commutative and idempotent, so order, repeats and replays do not matter.
 */
@NullMarked
package io.tulou.history.entry;

import org.jspecify.annotations.NullMarked;
