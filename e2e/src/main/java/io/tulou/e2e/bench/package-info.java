/**
 * Benchmarks of the running platform: each compares with a limit measured in the same run, and
 * writes its section of {@code docs/benchmarks.md} with a plot beside it.
 */
@NullMarked
package io.tulou.e2e.bench;

import org.jspecify.annotations.NullMarked;
