/**
 * What members watched: recorded through the log, read back from Redis at once and from MySQL for
 * ever. One process can be the door to it, its worker, or both.
 */
@NullMarked
package io.tulou.history;

import org.jspecify.annotations.NullMarked;
