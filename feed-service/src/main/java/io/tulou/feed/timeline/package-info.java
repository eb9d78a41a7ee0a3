/**
 * The home timeline: what was pushed, merged with what is pulled, filtered by what is true now. At
 * every quiet moment it equals the timeline that is only pulled.
 */
@NullMarked
package io.tulou.feed.timeline;

import org.jspecify.annotations.NullMarked;
