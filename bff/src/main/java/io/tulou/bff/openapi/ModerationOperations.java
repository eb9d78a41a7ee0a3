package io.tulou.bff.openapi;

import static io.tulou.common.web.ErrorCode.INVALID_CURSOR;
import static io.tulou.common.web.ErrorCode.VERSION_CONFLICT;

import io.tulou.bff.commentpage.ReviewDetailJson;
import io.tulou.bff.commentpage.ReviewPageJson;
import io.tulou.bff.edge.Route;
import io.tulou.bff.openapi.Operation.Parameter;
import java.util.Map;

/** What moderators do. */
final class ModerationOperations {
  private static final String TAG = "Moderation";
  private static final String RULES =
      """
      {"version":3,"words":[{"name":"spam","action":"hold","words":["casino","gambl*"]}],\
      "patterns":[{"name":"phone","action":"mask","pattern":"[0-9]{3}-[0-9]{4}"}],\
      "linkLimit":2,"repeatTextSeconds":60,"firstCommentsHeld":0,"rejectedPercent":null,\
      "reportThreshold":5}\
      """;

  private static final String DETAIL =
      """
      {"comment":%s,"edits":[],"reports":[],"decisions":[],\
      "author":{"latest":{"visible":12,"removed":1},"sanction":null,"sanctionedUntil":null}}\
      """
          .formatted(
              Examples.COMMENT.substring(0, Examples.COMMENT.length() - 1)
                  + ",\"ip\":null,\"device\":null,\"matchedRules\":[\"spam\"],"
                  + "\"reportCount\":0,\"lastDecision\":null}");

  private static final String CONFLICT =
      """
      {"type":"/problems/version-conflict","title":"It has changed since","status":409,\
      "detail":"It is removed by now, in version 5.","instance":"/v1/moderation/decisions",\
      "code":"version-conflict","traceId":"0af7651916cd43dd8448eb211c80319c",\
      "item":{"commentId":"123456789","outcome":"conflict","state":"removed","version":5,\
      "code":"version-conflict","lastDecision":{"decisionId":"987654321","actorId":"7",\
      "action":"remove","reason":"spam","note":null,"decidedAt":"2026-11-21T03:04:05.678Z"}}}\
      """;

  private static final String QUEUE =
      """
      {"items":[%s],"nextCursor":null,"total":1,"facets":{},"degraded":false}\
      """
          .formatted(
              Examples.COMMENT.substring(0, Examples.COMMENT.length() - 1)
                  + ",\"ip\":null,\"device\":null,\"matchedRules\":[],\"reportCount\":2,"
                  + "\"lastDecision\":null,\"reports\":{\"reasons\":{\"spam\":2},"
                  + "\"reporters\":{\"reported\":9,\"removed\":7},\"notes\":[{\"member\":null,"
                  + "\"reason\":\"spam\",\"note\":\"third time today\","
                  + "\"reportedAt\":\"2026-11-21T03:04:05.678Z\"}]}}");

  private ModerationOperations() {}

  static void describe(Map<Route, Operation> all) {
    rules(all);
    sanctions(all);
    audit(all);
    all.put(
        Route.DECIDE,
        new Operation(TAG, "Decide about up to 200 comments")
            .takes(SharedParameters.IDEMPOTENCY_KEY)
            .reads(
                Shapes.DecisionBatch.class,
                "{\"commentIds\":[\"123456789\"],\"action\":\"remove\",\"reason\":\"spam\"}")
            .answers(
                200,
                Shapes.DecisionOutcomes.class,
                """
                {"items":[{"commentId":"123456789","outcome":"applied","state":"removed",\
                "version":5}]}\
                """)
            .answers(409, Shapes.DecisionConflict.class, CONFLICT));
    all.put(
        Route.REVIEW,
        new Operation(TAG, "Search over comments in all states")
            .takes(
                Parameter.query("state", "One of the states.", SharedParameters.TEXT),
                Parameter.query("q", "Words in the text.", SharedParameters.TEXT),
                Parameter.query("subject", "As type/id.", SharedParameters.SUBJECT),
                Parameter.query("authorId", "A member.", SharedParameters.ID),
                Parameter.query(
                    "ip",
                    "The address it was written from, as items show it.",
                    SharedParameters.TEXT),
                Parameter.query(
                    "reported", "Only those that were reported.", SharedParameters.FLAG),
                Parameter.query("rule", "A rule among matchedRules.", SharedParameters.TEXT),
                Parameter.query("from", "Not older.", SharedParameters.TIME),
                Parameter.query("to", "Older.", SharedParameters.TIME),
                SharedParameters.sort("newest", "oldest", "reports"),
                SharedParameters.LIMIT,
                SharedParameters.CURSOR)
            .answers(
                200,
                ReviewPageJson.class,
                """
                {"items":[],"nextCursor":null,"total":0,"facets":{"state":{"pending":0}},\
                "degraded":false}\
                """)
            .refuses(INVALID_CURSOR));
  }

  private static void rules(Map<Route, Operation> all) {
    all.put(
        Route.RULES,
        new Operation(TAG, "The rules that texts must pass")
            .answers(200, Shapes.RuleSet.class, RULES));
    all.put(
        Route.PUT_RULES,
        new Operation(TAG, "Put the rules, on top of the version that was read")
            .reads(Shapes.RuleSet.class, RULES)
            .answers(200, Shapes.RuleVersion.class, "{\"version\":4}")
            .refuses(VERSION_CONFLICT));
    all.put(
        Route.CHANGE_WORDS,
        new Operation(TAG, "Add words to a list, or take some away")
            .reads(Shapes.WordChange.class, "{\"add\":[\"jackpot\"],\"remove\":[]}")
            .answers(200, Shapes.RuleVersion.class, "{\"version\":4}")
            .refuses(VERSION_CONFLICT));
    all.put(
        Route.TRY_RULES,
        new Operation(TAG, "What rules would have matched in the last 24 hours")
            .reads(Shapes.RuleTrial.class, "{\"words\":[],\"patterns\":[],\"linkLimit\":2}")
            .answers(
                200,
                Shapes.RuleTrialResult.class,
                """
                {"read":120,"matched":3,"complete":true,"byRule":{"links":3},\
                "samples":[{"commentId":"123456789","rules":["links"]}]}\
                """));
  }

  private static void audit(Map<Route, Operation> all) {
    all.put(
        Route.REPORT_QUEUE,
        new Operation(TAG, "What was reported and not looked at since, most reported first")
            .takes(SharedParameters.LIMIT, SharedParameters.CURSOR)
            .answers(200, ReviewPageJson.class, QUEUE)
            .refuses(INVALID_CURSOR));
    all.put(
        Route.REVIEW_DETAIL,
        new Operation(TAG, "One comment with its edits, reports, decisions and author's record")
            .answers(200, ReviewDetailJson.class, DETAIL));
    all.put(
        Route.AUDIT,
        new Operation(TAG, "Who did what, when and why, latest first")
            .takes(
                Parameter.query(
                    "actorId", "Who did it; 0 for rules and reports.", SharedParameters.ID),
                Parameter.query("commentId", "About which comment.", SharedParameters.ID),
                Parameter.query("from", "Not before.", SharedParameters.TIME),
                Parameter.query("to", "Before.", SharedParameters.TIME),
                SharedParameters.LIMIT,
                SharedParameters.CURSOR)
            .answers(
                200,
                Shapes.AuditPage.class,
                """
                {"items":[{"id":"123456799","actorId":"42","commentId":"123456789",\
                "action":"remove","reason":"spam","from":"visible","to":"removed",\
                "at":"2026-11-21T03:04:05.678Z"}],"nextCursor":null}\
                """)
            .refuses(INVALID_CURSOR));
    all.put(
        Route.MODERATION_STATS,
        new Operation(TAG, "What awaits review, and what was decided in the last 24 hours")
            .answers(
                200,
                Shapes.ModerationStats.class,
                """
                {"pending":3,"decided":1,"byHour":[{"hour":"2026-11-21T03:00:00.000Z","decided":1}],\
                "byModerator":[{"actorId":"42","decided":1}],"medianSeconds":95,\
                "asOf":"2026-11-21T03:04:05.678Z"}\
                """));
  }

  private static void sanctions(Map<Route, Operation> all) {
    var sanction = "{\"kind\":\"ban\",\"reason\":\"spam\"}";
    all.put(
        Route.SANCTION,
        new Operation(TAG, "What a member's writing is subject to from now on")
            .reads(Shapes.Sanction.class, sanction)
            .answers(200, Shapes.Sanction.class, sanction));
    all.put(
        Route.LIFT_SANCTION,
        new Operation(TAG, "Lift a member's sanction, if there is one").answersNothing(204));
  }
}
