package io.tulou.commentjob.store;

import io.tulou.contract.comment.CommentState;

/**
 * A row of {@code shadowed_answer}.
 *
 * @param threadId the root it hangs under
 * @param state what it comes back as
 */
public record ShadowedAnswerRow(
    long subjectId, long threadId, long commentId, CommentState state) {}
