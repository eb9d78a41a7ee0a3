package io.tulou.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What comment-service offers the door where authors must be added; everything else is routed to it
 * unchanged under {@code /v1}. The caller's identity travels in the internal token.
 */
@HttpExchange("/internal")
public interface CommentApi {
  /**
   * A page of roots with up to three replies each; pinned first on the first page.
   *
   * @param sort {@code hot}, {@code newest} or {@code oldest}
   * @param limit 1..50
   */
  @GetExchange("/subjects/{type}/{id}/comments")
  PageBytes listRoots(
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam String sort,
      @RequestParam int limit,
      @RequestParam(required = false) @Nullable String cursor);

  /**
   * A page of the replies under a root.
   *
   * @param sort {@code oldest} or {@code hot}
   */
  @GetExchange("/comments/{commentId}/replies")
  PageBytes listReplies(
      @PathVariable long commentId,
      @RequestParam String sort,
      @RequestParam int limit,
      @RequestParam(required = false) @Nullable String cursor);

  /** One comment; not found for whoever may not see it. */
  @GetExchange("/comments/{commentId}")
  CommentView getComment(@PathVariable long commentId);

  /**
   * The page of roots, and of replies for a reply, that holds a comment; not found for whoever may
   * not see it. Its cursors lead on in those lists, both ways.
   *
   * @param cursor of a page before or after, null for the one that holds the comment
   */
  @GetExchange("/comments/{commentId}/context")
  PageBytes context(
      @PathVariable long commentId,
      @RequestParam int limit,
      @RequestParam(required = false) @Nullable String cursor);

  /** A member's comments, newest first: visible ones, all states for the member itself. */
  @GetExchange("/members/{memberId}/comments")
  PageBytes listByAuthor(
      @PathVariable long memberId,
      @RequestParam int limit,
      @RequestParam(required = false) @Nullable String cursor);

  /** Publishes a comment; waits up to half a second for it to be applied. */
  @PostExchange("/subjects/{type}/{id}/comments")
  CommentReceipt publish(
      @PathVariable String type,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody CommentDraft draft);

  /**
   * Puts another text in place of a comment's, for its author within the window; waits like {@link
   * #publish}.
   *
   * @param ifMatch {@code "<version>"} of the comment, in quotes, or {@code *}; a stale one is
   *     {@code version-conflict}
   */
  @PatchExchange("/comments/{commentId}")
  CommentReceipt edit(
      @PathVariable long commentId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody CommentEdit edit);

  /**
   * Counts and the best visible root of up to 100 subjects, in the order asked.
   *
   * @param subjects each {@code type/id}
   */
  @GetExchange("/subject-summaries")
  SubjectSummaries summaries(@RequestParam("subject") List<String> subjects);

  /**
   * What notifications say about up to 100 comments.
   *
   * @param commentIds whose text is asked for
   * @param decidedIds own ones, of which the latest decision is asked for too
   */
  @GetExchange("/noticed-comments")
  NoticedComments noticed(
      @RequestParam("comment") List<Long> commentIds,
      @RequestParam(name = "decided", required = false) @Nullable List<Long> decidedIds);

  /** Search over all states; the caller must be a moderator. The query is passed on as given. */
  @GetExchange("/moderation/comments")
  ModerationPage searchForReview(@RequestParam MultiValueMap<String, String> query);

  /** What members reported and no moderator has looked at since, most reported first. */
  @GetExchange("/moderation/reports")
  ModerationPage reportQueue(
      @RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

  /** All that is known of one comment; not found for who may not moderate it. */
  @GetExchange("/moderation/comments/{commentId}")
  ModerationDetail reviewDetail(@PathVariable long commentId);
}
