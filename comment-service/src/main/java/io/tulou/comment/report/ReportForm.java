package io.tulou.comment.report;

import io.tulou.contract.comment.ReportReason;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a member says about a comment. */
record ReportForm(
    @NotNull ReportReason reason,
    @Nullable
        @Size(max = 1_000)
        @Pattern(regexp = "[\\n\\t[^\\p{Cc}\\p{Cs}]]*", message = "holds what is no text")
        String note) {}
