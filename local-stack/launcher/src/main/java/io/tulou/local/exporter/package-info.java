/** Writes what the platform holds as lines of JSON, for other platforms and for keeping. */
@NullMarked
package io.tulou.local.exporter;

import org.jspecify.annotations.NullMarked;
