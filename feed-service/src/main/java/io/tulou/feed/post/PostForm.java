package io.tulou.feed.post;

import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft that is in order.
 *
 * @param attachments as JSON
 * @param publishAt {@code now}, or later for a post that waits for its time
 * @param hash of the draft as it came
 */
record PostForm(
    String text,
    String html,
    String attachments,
    Visibility visibility,
    Instant publishAt,
    Instant now,
    @Nullable String key,
    String hash) {

  PostRow row(long author, long freshId) {
    boolean isScheduled = publishAt.isAfter(now);
    return new PostRow(
        isScheduled ? ScheduledId.of(freshId, publishAt) : freshId,
        author,
        text,
        html,
        attachments,
        visibility,
        isScheduled ? PostState.SCHEDULED : PostState.PUBLISHED,
        publishAt,
        now,
        key,
        key == null ? null : hash,
        1);
  }
}
