package io.tulou.bff.feedpage;

import io.tulou.bff.page.PageQuery;
import io.tulou.bff.page.PublicId;
import io.tulou.contract.http.FeedApi;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Posts and timelines. */
@RestController
class FeedPageController {
  private final FeedApi feed;
  private final PostPages pages;

  FeedPageController(FeedApi feed, PostPages pages) {
    this.feed = feed;
    this.pages = pages;
  }

  @GetMapping("/v1/feed")
  PostPageJson home(PageQuery page) {
    return pages.home(page);
  }

  @GetMapping("/v1/members/{id}/posts")
  PostPageJson listOfMember(@PathVariable PublicId id, PageQuery page) {
    return pages.ofAuthor(id.value(), page);
  }

  @GetMapping("/v1/posts/{id}")
  PostJson getPost(@PathVariable PublicId id) {
    return pages.one(feed.getPost(id.value()));
  }

  @PostMapping("/v1/posts")
  ResponseEntity<PostJson> publish(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody PostDraftJson draft) {
    var post = feed.publish(idempotencyKey, draft.checked());
    return ResponseEntity.created(URI.create("/v1/posts/" + post.id())).body(pages.one(post));
  }
}
