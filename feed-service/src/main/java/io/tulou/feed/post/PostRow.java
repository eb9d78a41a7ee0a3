package io.tulou.feed.post;

import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A post as it is stored; attachments as JSON. */
record PostRow(
    long postId,
    long authorId,
    String text,
    String html,
    String attachments,
    Visibility visibility,
    PostState state,
    Instant publishAt,
    Instant createdAt,
    @Nullable String idemKey,
    @Nullable String requestHash,
    long version) {}
