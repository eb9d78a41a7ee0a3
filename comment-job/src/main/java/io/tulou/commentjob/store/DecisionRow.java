package io.tulou.commentjob.store;

import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit, never changed.
 *
 * @param decisionId the id of the command that made it
 * @param version of the comment after the decision
 */
public record DecisionRow(
    long subjectId,
    long decisionId,
    long commentId,
    long actorId,
    String action,
    String reason,
    @Nullable String note,
    CommentState fromState,
    CommentState toState,
    long version,
    Instant decidedAt) {}
