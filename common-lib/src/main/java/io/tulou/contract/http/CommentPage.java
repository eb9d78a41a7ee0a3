package io.tulou.contract.http;

import io.tulou.contract.comment.ReactionKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of comments and, apart from them so that the page can be shared, the viewer's part.
 *
 * @param previousCursor leads back, on pages that were reached from a context; null at the top and
 *     in a plain walk
 * @param reactions the viewer's reactions to comments of this page by comment id; null for nobody
 */
public record CommentPage(
    List<CommentView> items,
    @Nullable String nextCursor,
    @Nullable String previousCursor,
    @Nullable Map<Long, ReactionKind> reactions) {}
