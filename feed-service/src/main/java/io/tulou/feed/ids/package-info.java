/** Ids of posts as timelines order them. Knows nothing of where they come from. */
@NullMarked
package io.tulou.feed.ids;

import org.jspecify.annotations.NullMarked;
