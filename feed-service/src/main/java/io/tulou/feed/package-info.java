/**
 * The feed service as a process: configuration and what all its features share. Features know each
 * other through public types only.
 */
@NullMarked
package io.tulou.feed;

import org.jspecify.annotations.NullMarked;
