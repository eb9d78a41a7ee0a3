package io.tulou.comment.subject;

import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants to be different about a subject; null leaves it as it is.
 *
 * @param ownerId a member's decimal id
 * @param url an http or https address
 */
record SubjectChange(
    @Nullable String ownerId,
    @Nullable
        @Size(min = 1, max = 300)
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "holds what is no text")
        String title,
    @Nullable
        @Size(max = 2_000)
        @Pattern(
            regexp = "https?://[^\\s<>\"\\p{Cs}]+",
            message = "must be an http or https address")
        String url,
    @Nullable SubjectState state,
    @Nullable ReviewMode mode,
    @Nullable @Min(0) @Max(86_400) Integer slowModeSeconds) {}
