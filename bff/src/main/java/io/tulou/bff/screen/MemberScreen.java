package io.tulou.bff.screen;

import io.tulou.bff.client.Service;
import io.tulou.bff.commentpage.CommentPages;
import io.tulou.bff.feedpage.PostPageJson;
import io.tulou.bff.feedpage.PostPages;
import io.tulou.bff.page.LastCopies;
import io.tulou.bff.page.PageQuery;
import io.tulou.bff.page.PublicId;
import io.tulou.bff.page.RawJson;
import io.tulou.bff.page.Section;
import io.tulou.bff.page.Sections;
import io.tulou.common.identity.Caller;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Everything a screen about one member shows. A member nobody knows is not found. */
@RestController
class MemberScreen {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);

  private final ServiceReads reads;
  private final PostPages posts;
  private final CommentPages comments;
  private final Sections sections;

  MemberScreen(ServiceReads reads, PostPages posts, CommentPages comments, Sections sections) {
    this.reads = reads;
    this.posts = posts;
    this.comments = comments;
    this.sections = sections;
  }

  @GetMapping("/v1/pages/members/{id}")
  Screen get(@PathVariable PublicId id, PageQuery page, Caller caller) {
    long memberId = id.value();
    var member =
        sections.start(
            key(JsonNode.class, "member", memberId, caller),
            LONGEST_WAIT,
            () -> reads.get(Service.FEED, "/v1/members/{id}", memberId),
            _ -> 1);
    var written =
        sections.start(
            key(PostPageJson.class, "posts " + page.limit(), memberId, caller),
            LONGEST_WAIT,
            () -> posts.ofAuthor(memberId, page),
            found -> found.items().size());
    var said =
        sections.get(
            "comments",
            LONGEST_WAIT,
            () -> new RawJson(comments.ofAuthor(memberId, page, caller).json()));
    return new Screen(Sections.await(member), Sections.await(written), said);
  }

  private static <T> LastCopies.Key<T> key(
      Class<T> type, String section, long memberId, Caller caller) {
    return new LastCopies.Key<>(type, section, LastCopies.aboutMember(memberId), caller.memberId());
  }

  /** The screen: the member's head, and the first page of posts and of comments. */
  record Screen(Section<JsonNode> member, Section<PostPageJson> posts, Section<RawJson> comments) {}
}
