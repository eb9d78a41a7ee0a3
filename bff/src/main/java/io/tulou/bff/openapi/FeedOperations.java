package io.tulou.bff.openapi;

import static io.tulou.bff.openapi.SharedParameters.CURSOR;
import static io.tulou.bff.openapi.SharedParameters.IDEMPOTENCY_KEY;
import static io.tulou.bff.openapi.SharedParameters.LIMIT;
import static io.tulou.common.web.ErrorCode.FORBIDDEN;
import static io.tulou.common.web.ErrorCode.INVALID_CURSOR;
import static io.tulou.common.web.ErrorCode.UNPROCESSABLE;

import io.tulou.bff.edge.Route;
import io.tulou.bff.feedpage.PostJson;
import io.tulou.bff.feedpage.PostPageJson;
import io.tulou.bff.openapi.Operation.Parameter;
import java.util.Map;

/** Members, their posts, and the home timeline. */
final class FeedOperations {
  private static final String FEED = "Feed";
  private static final String MEMBERS = "Members";
  private static final String MEMBER_PAGE =
      "{\"items\":[%s],\"nextCursor\":null}".formatted(Examples.AUTHOR);

  private FeedOperations() {}

  static void describe(Map<Route, Operation> all) {
    all.put(
        Route.PUBLISH_POST,
        new Operation(FEED, "Publish a post, now or later")
            .takes(IDEMPOTENCY_KEY)
            .reads(Shapes.PostDraft.class, "{\"text\":\"Good morning\"}")
            .answers(201, PostJson.class, Examples.POST));
    all.put(
        Route.POST_PAGE,
        new Operation(FEED, "One post").answers(200, PostJson.class, Examples.POST));
    all.put(
        Route.DELETE_POST,
        new Operation(FEED, "Take away one's own post").answersNothing(204).refuses(FORBIDDEN));
    all.put(
        Route.MEMBER_POSTS,
        new Operation(FEED, "A member's posts, newest first")
            .takes(LIMIT, CURSOR)
            .answers(200, PostPageJson.class, Examples.POSTS)
            .refuses(INVALID_CURSOR));
    all.put(
        Route.FEED,
        new Operation(FEED, "The caller's home timeline, newest first")
            .takes(LIMIT, CURSOR)
            .answers(200, PostPageJson.class, Examples.HOME)
            .refuses(INVALID_CURSOR));
    all.put(
        Route.FEED_NEWS,
        new Operation(FEED, "How many posts are newer, counted to 100")
            .takes(Parameter.needed("since", "The latest of a page.", SharedParameters.TEXT))
            .answers(200, Shapes.FeedNews.class, "{\"count\":3,\"capped\":false}")
            .refuses(INVALID_CURSOR));
    members(all);
  }

  private static void members(Map<Route, Operation> all) {
    all.put(
        Route.MEMBER_PROFILE,
        new Operation(MEMBERS, "A member, with counts and how the caller stands to it")
            .answers(200, Shapes.Profile.class, Examples.PROFILE));
    for (var route : new Route[] {Route.FOLLOWERS, Route.FOLLOWING}) {
      all.put(
          route,
          new Operation(MEMBERS, route == Route.FOLLOWERS ? "Who follows" : "Who is followed")
              .takes(LIMIT, CURSOR)
              .answers(200, Shapes.MemberPage.class, MEMBER_PAGE)
              .refuses(INVALID_CURSOR));
    }
    tie(all, Route.FOLLOW, "Follow; the feed shows the posts from the next read on");
    tie(all, Route.UNFOLLOW, "Follow no more");
    tie(all, Route.MUTE, "Hide from one's own feed");
    tie(all, Route.UNMUTE, "Hide no more");
    tie(all, Route.BLOCK, "Block: no following, replies or mentions either way");
    tie(all, Route.UNBLOCK, "Block no more");
  }

  private static void tie(Map<Route, Operation> all, Route route, String summary) {
    all.put(
        route,
        new Operation(MEMBERS, summary).answersNothing(204).refuses(FORBIDDEN, UNPROCESSABLE));
  }
}
