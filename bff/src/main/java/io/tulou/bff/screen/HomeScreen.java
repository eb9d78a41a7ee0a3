package io.tulou.bff.screen;

import io.tulou.bff.client.Service;
import io.tulou.bff.feedpage.PostPageJson;
import io.tulou.bff.feedpage.PostPages;
import io.tulou.bff.page.PageQuery;
import io.tulou.bff.page.Section;
import io.tulou.bff.page.Sections;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a member sees first. No part has a copy: each shows what the member has just changed. */
@RestController
class HomeScreen {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);
  private static final int TO_CONTINUE = 5;

  /** Pages of history looked through for what is not finished. */
  private static final int MOST_PAGES = 2;

  private final ServiceReads reads;
  private final PostPages posts;
  private final Sections sections;

  HomeScreen(ServiceReads reads, PostPages posts, Sections sections) {
    this.reads = reads;
    this.posts = posts;
    this.sections = sections;
  }

  @GetMapping("/v1/pages/home")
  Screen get(PageQuery page) {
    var unfinished = sections.start("continueWatching", LONGEST_WAIT, this::unfinished);
    var unread = sections.start("notifications", LONGEST_WAIT, this::unread);
    var feed = sections.get("feed", LONGEST_WAIT, () -> posts.home(page));
    return new Screen(feed, Sections.await(unfinished), Sections.await(unread));
  }

  /** The latest that were begun and not finished. */
  private List<JsonNode> unfinished() {
    var found = new ArrayList<JsonNode>(TO_CONTINUE);
    var page = reads.get(Service.HISTORY, "/v1/history?limit=50");
    for (int pages = 1; ; pages++) {
      for (var entry : page.path("items")) {
        if (!entry.path("finished").asBoolean() && found.size() < TO_CONTINUE) {
          found.add(entry);
        }
      }
      var cursor = page.path("nextCursor");
      if (found.size() == TO_CONTINUE || !cursor.isString() || pages == MOST_PAGES) {
        return found;
      }
      page = reads.get(Service.HISTORY, "/v1/history?limit=50&cursor={cursor}", cursor.asString());
    }
  }

  private Unread unread() {
    try {
      return new Unread(
          reads.get(Service.HISTORY, "/internal/notifications/unread").path("unread").asInt());
    } catch (ApiException refusal) {
      // A service of another version may not have it yet; the caller has asked for nothing wrong.
      throw refusal.code() == ErrorCode.NOT_FOUND
          ? new ApiException(ErrorCode.UNAVAILABLE, refusal.detail())
          : refusal;
    }
  }

  /**
   * The screen.
   *
   * @param feed the first page of the home timeline
   * @param continueWatching at most 5 entries of the history, latest first
   */
  record Screen(
      Section<PostPageJson> feed,
      Section<List<JsonNode>> continueWatching,
      Section<Unread> notifications) {}

  /** How many notifications are unread, counted to 100. */
  record Unread(int unread) {}
}
