package io.tulou.contract.http;

import org.jspecify.annotations.Nullable;

/**
 * Where a comment stands.
 *
 * @param roots the page of the subject's roots, newest first, that holds it or its root
 * @param replies for a reply: the page of its root's replies, oldest first, that holds it; else
 *     null
 */
public record CommentContext(CommentPage roots, @Nullable CommentPage replies) {}
