package io.tulou.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * What feed-service offers the door where authors and comments must be added; everything else is
 * routed to it unchanged under {@code /v1}.
 */
@HttpExchange("/internal")
public interface FeedApi {
  /** The caller's home timeline. */
  @GetExchange("/feed")
  FeedPage home(@RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

  /** Whose posts are in the caller's home timeline. */
  @GetExchange("/feed/sources")
  FeedSources sources();

  /** A member's own posts that the caller may see. */
  @GetExchange("/members/{memberId}/posts")
  FeedPage listByAuthor(
      @PathVariable long memberId,
      @RequestParam int limit,
      @RequestParam(required = false) @Nullable String cursor);

  /** Durable and on its way to followers before the answer. */
  @PostExchange("/posts")
  PostView publish(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody PostDraft draft);

  /** One post; not found for whoever may not see it. */
  @GetExchange("/posts/{postId}")
  PostView getPost(@PathVariable long postId);

  /** Up to 200 members; unknown ids are left out. */
  @GetExchange("/members")
  List<MemberView> getMembers(@RequestParam("id") List<Long> ids);

  /** Makes the caller known under the name and picture of its token, or refreshes them. */
  @PutExchange("/members/me")
  void introduce(@RequestBody MemberIntroduction introduction);
}
