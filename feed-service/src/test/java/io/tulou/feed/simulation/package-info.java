/** Bugs that timelines and fan-out could have, for the tests that must find them. */
@NullMarked
package io.tulou.feed.simulation;

import org.jspecify.annotations.NullMarked;
