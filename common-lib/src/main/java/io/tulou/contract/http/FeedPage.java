package io.tulou.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of posts, newest first.
 *
 * @param nextCursor null only at the true end
 * @param latest what to ask for news with; null outside the home timeline
 */
public record FeedPage(
    List<PostView> items, @Nullable String nextCursor, @Nullable String latest) {}
