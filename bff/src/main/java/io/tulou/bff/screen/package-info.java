/**
 * One call a screen: everything an app's screen shows, each part with its own fate. Parts are got
 * side by side.
 */
@NullMarked
package io.tulou.bff.screen;

import org.jspecify.annotations.NullMarked;
