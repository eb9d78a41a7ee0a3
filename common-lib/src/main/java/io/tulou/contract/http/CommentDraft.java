package io.tulou.contract.http;

import org.jspecify.annotations.Nullable;

/**
 * A comment a member wants to publish.
 *
 * @param text 1..4,000 code points after trimming
 * @param parentId decimal id of the comment it answers, or null for a root
 */
public record CommentDraft(String text, @Nullable String parentId) {}
