package io.tulou.contract.feed;

import io.tulou.contract.http.PostView.Attachment;
import io.tulou.contract.http.Visibility;
import java.time.Instant;
import java.util.List;

/**
 * The whole state of a post. A deleted one has neither text nor attachments left.
 *
 * @param postId grows with the time of publication
 * @param createdAt when it was, or is to be, published
 * @param version grows with every change of this post
 */
public record PostSnapshot(
    long postId,
    long authorId,
    String text,
    String html,
    List<Attachment> attachments,
    Visibility visibility,
    PostState state,
    Instant createdAt,
    long version) {
  public PostSnapshot {
    attachments = List.copyOf(attachments);
  }
}
