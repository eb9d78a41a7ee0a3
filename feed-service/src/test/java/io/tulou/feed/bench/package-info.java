/** Measurements on request, see the benchmarks page. */
@NullMarked
package io.tulou.feed.bench;

import org.jspecify.annotations.NullMarked;
