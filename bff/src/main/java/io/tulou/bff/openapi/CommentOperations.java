package io.tulou.bff.openapi;

import static io.tulou.bff.openapi.SharedParameters.CURSOR;
import static io.tulou.bff.openapi.SharedParameters.IDEMPOTENCY_KEY;
import static io.tulou.bff.openapi.SharedParameters.LIMIT;
import static io.tulou.common.web.ErrorCode.CONFLICT;
import static io.tulou.common.web.ErrorCode.FORBIDDEN;
import static io.tulou.common.web.ErrorCode.INVALID_CURSOR;
import static io.tulou.common.web.ErrorCode.INVALID_TEXT;
import static io.tulou.common.web.ErrorCode.NOT_FOUND;
import static io.tulou.common.web.ErrorCode.SLOW_MODE;
import static io.tulou.common.web.ErrorCode.SUBJECT_LOCKED;
import static io.tulou.common.web.ErrorCode.VERSION_CONFLICT;

import io.tulou.bff.commentpage.CommentContextJson;
import io.tulou.bff.commentpage.CommentJson;
import io.tulou.bff.commentpage.CommentPageJson;
import io.tulou.bff.edge.Route;
import io.tulou.bff.openapi.Operation.Parameter;
import io.tulou.contract.http.CommentCounts;
import io.tulou.contract.http.SubjectView;
import java.util.Map;

/** Subjects and comments. */
final class CommentOperations {
  private static final String SUBJECTS = "Subjects";
  private static final String COMMENTS = "Comments";
  private static final String COUNTS = "{\"likeCount\":3,\"dislikeCount\":0,\"reaction\":\"like\"}";

  private CommentOperations() {}

  static void describe(Map<Route, Operation> all) {
    all.put(
        Route.SUBJECT,
        new Operation(SUBJECTS, "How a subject stands; an unknown one is empty")
            .answers(200, SubjectView.class, Examples.SUBJECT_HEAD));
    all.put(
        Route.PUT_SUBJECT,
        new Operation(SUBJECTS, "Create or change a subject")
            .reads(Shapes.SubjectChange.class, "{\"title\":\"A film\",\"slowModeSeconds\":0}")
            .answers(200, SubjectView.class, Examples.SUBJECT_HEAD)
            .answers(202, SubjectView.class, Examples.SUBJECT_HEAD));
    all.put(
        Route.COMMENT_COUNTS,
        new Operation(SUBJECTS, "Counts of up to 100 subjects, in the order asked")
            .takes(
                Parameter.needed("subject", "Each subject, as type/id.", SharedParameters.SUBJECTS))
            .answers(
                200,
                CommentCounts.class,
                "{\"items\":[{\"type\":\"video\",\"id\":\"1\",\"rootCount\":1,\"commentCount\":1}]}"));
    all.put(
        Route.ROOTS,
        new Operation(COMMENTS, "A page of roots with up to three replies each")
            .takes(SharedParameters.sort("hot", "newest", "oldest"), LIMIT, CURSOR)
            .answers(200, CommentPageJson.class, Examples.COMMENTS)
            .refuses(INVALID_CURSOR));
    all.put(
        Route.PUBLISH_COMMENT,
        new Operation(COMMENTS, "Comment on a subject, or reply")
            .takes(IDEMPOTENCY_KEY)
            .reads(Shapes.CommentDraft.class, "{\"text\":\"Which **floor** do you live on?\"}")
            .answers(201, CommentJson.class, Examples.COMMENT)
            .answers(202, CommentJson.class, Examples.COMMENT)
            .refuses(FORBIDDEN, NOT_FOUND, CONFLICT, SUBJECT_LOCKED, SLOW_MODE));
    all.put(
        Route.COMMENT,
        new Operation(COMMENTS, "One comment").answers(200, CommentJson.class, Examples.COMMENT));
    all.put(
        Route.EDIT_COMMENT,
        new Operation(COMMENTS, "Change one's own comment, within 15 minutes")
            .takes(
                Parameter.header(
                    "If-Match",
                    "The version it is changed from, in quotes.",
                    "{\"type\":\"string\",\"pattern\":\"^\\\"[0-9]{1,18}\\\"$\"}"))
            .reads(Shapes.CommentEdit.class, "{\"text\":\"Which floor do you live on?\"}")
            .answers(200, CommentJson.class, Examples.COMMENT)
            .answers(202, CommentJson.class, Examples.COMMENT)
            .refuses(FORBIDDEN, CONFLICT, VERSION_CONFLICT, INVALID_TEXT, SUBJECT_LOCKED));
    all.put(
        Route.DELETE_COMMENT,
        new Operation(COMMENTS, "Take away one's own comment, or one on one's own subject")
            .answersNothing(204)
            .answersNothing(202)
            .refuses(FORBIDDEN, CONFLICT));
    all.put(
        Route.REPLIES,
        new Operation(COMMENTS, "A page of the replies under a root")
            .takes(SharedParameters.sort("oldest", "hot"), LIMIT, CURSOR)
            .answers(200, CommentPageJson.class, Examples.COMMENTS)
            .refuses(INVALID_CURSOR));
    all.put(
        Route.CONTEXT,
        new Operation(COMMENTS, "The page that holds a comment, with cursors both ways")
            .takes(LIMIT, CURSOR)
            .answers(200, CommentContextJson.class, Examples.CONTEXT)
            .refuses(INVALID_CURSOR));
    all.put(
        Route.MEMBER_COMMENTS,
        new Operation(COMMENTS, "A member's comments, newest first; me for oneself")
            .takes(LIMIT, CURSOR)
            .answers(200, CommentPageJson.class, Examples.COMMENTS)
            .refuses(INVALID_CURSOR));
    reactions(all);
  }

  private static void reactions(Map<Route, Operation> all) {
    all.put(
        Route.REACT,
        new Operation(COMMENTS, "Like or dislike")
            .reads(Shapes.Reaction.class, "{\"kind\":\"like\"}")
            .answers(200, Shapes.ReactionCounts.class, COUNTS)
            .answers(202, Shapes.ReactionCounts.class, COUNTS)
            .refuses(FORBIDDEN, CONFLICT));
    all.put(
        Route.UNREACT,
        new Operation(COMMENTS, "Take back one's reaction")
            .answers(200, Shapes.ReactionCounts.class, COUNTS)
            .answers(202, Shapes.ReactionCounts.class, COUNTS)
            .refuses(FORBIDDEN, CONFLICT));
    all.put(
        Route.REPORT,
        new Operation(COMMENTS, "Report a comment to the moderators")
            .takes(IDEMPOTENCY_KEY)
            .reads(Shapes.Report.class, "{\"reason\":\"spam\"}")
            .answersNothing(204)
            .answersNothing(202)
            .refuses(FORBIDDEN, CONFLICT));
    all.put(
        Route.PIN,
        new Operation(COMMENTS, "Pin a root: the subject's owner or a moderator, three at most")
            .answersNothing(204)
            .answersNothing(202)
            .refuses(FORBIDDEN, CONFLICT));
    all.put(
        Route.UNPIN,
        new Operation(COMMENTS, "Unpin")
            .answersNothing(204)
            .answersNothing(202)
            .refuses(FORBIDDEN, CONFLICT));
  }
}
