/**
 * The demo data of the first start, made up from a fixed seed and written through the public door
 * like anybody's.
 */
@NullMarked
package io.tulou.local.demo;

import org.jspecify.annotations.NullMarked;
