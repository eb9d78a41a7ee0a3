/**
 * The commands of {@code ./tulou}, and {@link Platform}, which runs servers and services as one:
 * for a person at a terminal and for the tests of the whole.
 */
@NullMarked
package io.tulou.local.launcher;

import org.jspecify.annotations.NullMarked;
