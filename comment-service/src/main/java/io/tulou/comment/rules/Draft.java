package io.tulou.comment.rules;

import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.SubjectSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody wants to have published.
 *
 * @param subject null where none has come into being
 * @param isEdit whether it goes in place of what was published before
 */
public record Draft(
    SubjectRef ref,
    @Nullable SubjectSnapshot subject,
    Caller caller,
    String text,
    boolean isEdit) {}
