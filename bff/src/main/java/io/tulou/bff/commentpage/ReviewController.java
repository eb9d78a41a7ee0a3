package io.tulou.bff.commentpage;

import io.tulou.bff.memberpage.Authors;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.MemberView;
import io.tulou.contract.http.ModerationPage;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The moderators' search over comments of all states. */
@RestController
class ReviewController {
  private final CommentApi comments;
  private final Authors authors;

  ReviewController(CommentApi comments, Authors authors) {
    this.comments = comments;
    this.authors = authors;
  }

  @GetMapping("/v1/moderation/comments")
  ReviewPageJson search(@RequestParam MultiValueMap<String, String> query) {
    var page = comments.searchForReview(query);
    var shown = page.items().stream().map(ModerationPage.Item::comment).toList();
    var members = authors.of(CommentPresenter.members(shown).toList());
    return new ReviewPageJson(
        page.items().stream().map(item -> item(item, members)).toList(),
        page.nextCursor(),
        page.total(),
        page.facets(),
        page.degraded());
  }

  private static ReviewPageJson.Item item(ModerationPage.Item item, Map<Long, MemberView> members) {
    return new ReviewPageJson.Item(
        CommentPresenter.present(item.comment(), members),
        item.ip(),
        item.device(),
        item.matchedRules(),
        item.reportCount(),
        ReviewPageJson.Decision.of(item.lastDecision()));
  }
}
