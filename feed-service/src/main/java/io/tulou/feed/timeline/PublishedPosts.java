package io.tulou.feed.timeline;

import java.util.Collection;
import java.util.Map;

/** Which posts are published now. */
@FunctionalInterface
public interface PublishedPosts {
  /** The author of each post that is published now; the others are left out. */
  Map<Long, Long> findAuthors(Collection<Long> ids);
}
