package io.tulou.contract.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post a member wants to publish.
 *
 * @param text 1..4,000 code points after trimming
 * @param attachments at most 9
 * @param publishAt at most 30 days ahead; null for now
 */
public record PostDraft(
    String text,
    @Nullable List<PostView.Attachment> attachments,
    @Nullable Visibility visibility,
    @Nullable Instant publishAt) {}
