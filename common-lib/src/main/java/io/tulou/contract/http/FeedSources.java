package io.tulou.contract.http;

import java.util.List;

/**
 * Whose posts make a member's feed, the member's own among them.
 *
 * @param authorIds ascending, at most {@link #MOST}
 * @param complete false when there are more
 */
public record FeedSources(List<Long> authorIds, boolean complete) {
  public static final int MOST = 5_000;

  public FeedSources {
    authorIds = List.copyOf(authorIds);
  }
}
