package io.tulou.feed.timeline;

import java.util.List;

/**
 * A stretch of a feed.
 *
 * @param ids what is shown, newest first
 * @param newest the first id that was looked at, shown or not; 0 where there was none
 * @param position where the next stretch begins: below this
 * @param isEnd whether nothing comes after it
 */
record Slice(List<Long> ids, long newest, long position, boolean isEnd) {
  Slice {
    ids = List.copyOf(ids);
  }
}
