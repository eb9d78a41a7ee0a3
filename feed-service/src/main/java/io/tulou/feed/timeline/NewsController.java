package io.tulou.feed.timeline;

import io.tulou.common.identity.Caller;
import io.tulou.feed.ApiRole;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@ApiRole
@RestController
class NewsController {
  private final HomeTimeline timeline;

  NewsController(HomeTimeline timeline) {
    this.timeline = timeline;
  }

  @GetMapping("/v1/feed/news")
  HomeTimeline.News countNews(Caller caller, @RequestParam(name = "since") String since) {
    return timeline.news(caller.member(), since);
  }
}
