package io.tulou.bff.openapi;

import static io.tulou.common.web.ErrorCode.INVALID_CURSOR;

import io.tulou.bff.edge.Route;
import io.tulou.bff.notificationpage.NotificationPageJson;
import io.tulou.bff.openapi.Operation.Parameter;
import java.util.Map;

/** Screens, live updates and development. */
final class OtherOperations {
  private static final String PART = "{\"status\":\"fresh\",\"data\":%s}";

  private OtherOperations() {}

  static void describe(Map<Route, Operation> all) {
    screens(all);
    all.put(
        Route.NOTIFICATIONS,
        new Operation(
                "Live", "Replies, mentions, likes, followers and decisions, latest news first")
            .takes(SharedParameters.LIMIT, SharedParameters.CURSOR)
            .answers(
                200,
                NotificationPageJson.class,
                "{\"items\":[],\"nextCursor\":null,\"latest\":6,\"unread\":3}")
            .refuses(INVALID_CURSOR));
    all.put(
        Route.LIVE,
        new Operation(
                "Live", "A stream of events: comment, counts, decision, feed, notification, reload")
            .takes(
                Parameter.query(
                    "subject", "Rooms to listen to, at most 20.", SharedParameters.SUBJECTS),
                Parameter.query("feed", "News of the home timeline.", SharedParameters.FLAG),
                Parameter.query("since", "The latest of the page one has.", SharedParameters.TEXT),
                Parameter.query("notifications", "How many are unread.", SharedParameters.FLAG),
                Parameter.header(
                    "Last-Event-ID", "The id after which one was away.", SharedParameters.TEXT))
            .answers(
                200,
                String.class,
                "id: Zm9v\nevent: counts\ndata: {\"rootCount\":1,\"commentCount\":1}\n\n")
            .refuses(INVALID_CURSOR));
    all.put(
        Route.DEV_TOKEN,
        new Operation("Development", "A token, in the development profile only")
            .reads(Shapes.TokenWish.class, "{\"memberId\":\"42\",\"name\":\"Ada\"}")
            .answers(200, Shapes.Token.class, "{\"token\":\"…\"}"));
  }

  private static void screens(Map<Route, Operation> all) {
    var tag = "Pages";
    all.put(
        Route.SUBJECT_SCREEN,
        new Operation(tag, "Everything a screen about a subject shows")
            .takes(SharedParameters.sort("hot", "newest", "oldest"), SharedParameters.LIMIT)
            .answers(
                200,
                Shapes.SubjectScreen.class,
                "{\"subject\":%s,\"comments\":%s}"
                    .formatted(
                        PART.formatted(Examples.SUBJECT_HEAD), PART.formatted(Examples.COMMENTS))));
    all.put(
        Route.HOME_SCREEN,
        new Operation(tag, "What a member sees first")
            .takes(SharedParameters.LIMIT)
            .answers(
                200,
                Shapes.HomeScreen.class,
                "{\"feed\":%s,\"continueWatching\":%s,\"notifications\":%s}"
                    .formatted(
                        PART.formatted(Examples.HOME),
                        PART.formatted("[" + Examples.ENTRY + "]"),
                        PART.formatted("{\"unread\":3}"))));
    all.put(
        Route.MEMBER_SCREEN,
        new Operation(tag, "Everything a screen about a member shows")
            .takes(SharedParameters.LIMIT)
            .answers(
                200,
                Shapes.MemberScreen.class,
                "{\"member\":%s,\"posts\":%s,\"comments\":%s}"
                    .formatted(
                        PART.formatted(Examples.PROFILE),
                        PART.formatted(Examples.POSTS),
                        PART.formatted(Examples.COMMENTS))));
  }
}
