package io.tulou.bff.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tulou.bff.commentpage.CommentPageJson;
import io.tulou.bff.commentpage.ReviewPageJson;
import io.tulou.bff.feedpage.PostPageJson;
import io.tulou.common.web.Problem;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReportReason;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import io.tulou.contract.http.OwnSanctions.OwnSanction;
import io.tulou.contract.http.SubjectView;
import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.SanctionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What passes through the door as it is: written and read by the services behind it. */
final class Shapes {
  private Shapes() {}

  @JsonInclude(Include.NON_NULL)
  record SubjectChange(
      @Nullable String ownerId,
      @Nullable String title,
      @Nullable String url,
      @Nullable SubjectState state,
      @Nullable ReviewMode mode,
      @Nullable Integer slowModeSeconds) {}

  record CommentDraft(String text, @JsonInclude(Include.NON_NULL) @Nullable String parentId) {}

  record CommentEdit(String text) {}

  record Reaction(ReactionKind kind) {}

  record ReactionCounts(int likeCount, int dislikeCount, @Nullable ReactionKind reaction) {}

  record Report(ReportReason reason, @JsonInclude(Include.NON_NULL) @Nullable String note) {}

  record DecisionBatch(
      List<String> commentIds,
      ModerationAction action,
      String reason,
      @JsonInclude(Include.NON_NULL) @Nullable String note,
      @JsonInclude(Include.NON_NULL) @Nullable Map<String, Long> versions) {}

  record DecisionOutcomes(List<DecisionOutcome> items) {}

  /** {@code applied}, {@code accepted}, {@code not-found} or {@code conflict}. */
  @JsonInclude(Include.NON_NULL)
  record DecisionOutcome(
      String commentId,
      String outcome,
      @Nullable CommentState state,
      @Nullable Long version,
      @Nullable String code,
      ReviewPageJson.@Nullable Decision lastDecision) {}

  /** A conflict about the only comment that was asked for; without item for other conflicts. */
  record DecisionConflict(
      @JsonUnwrapped Problem problem,
      @JsonInclude(Include.NON_NULL) @Nullable DecisionOutcome item) {}

  record AuditPage(List<AuditEntry> items, @Nullable String nextCursor) {}

  @JsonInclude(Include.NON_NULL)
  record AuditEntry(
      String id,
      String actorId,
      @Nullable String commentId,
      @Nullable String memberId,
      String action,
      String reason,
      @Nullable String note,
      @Nullable CommentState from,
      @Nullable CommentState to,
      Instant at) {}

  record ModerationStats(
      int pending,
      int decided,
      List<HourOfDecisions> byHour,
      List<Decider> byModerator,
      @Nullable Long medianSeconds,
      Instant asOf) {}

  record HourOfDecisions(Instant hour, int decided) {}

  record Decider(String actorId, int decided) {}

  record RuleSet(
      long version,
      List<WordList> words,
      List<TextPattern> patterns,
      @Nullable Integer linkLimit,
      @Nullable Integer repeatTextSeconds,
      int firstCommentsHeld,
      @Nullable Integer rejectedPercent,
      int reportThreshold) {}

  record WordList(String name, RuleAction action, List<String> words) {}

  record TextPattern(String name, RuleAction action, String pattern) {}

  record RuleVersion(long version) {}

  record WordChange(List<String> add, List<String> remove) {}

  @JsonInclude(Include.NON_NULL)
  record RuleTrial(
      List<WordList> words,
      List<TextPattern> patterns,
      @Nullable Integer linkLimit,
      @JsonInclude(Include.NON_NULL) @Nullable String before) {}

  /**
   * {@code complete} is false where not all of the 24 hours could be read in time; the next trial
   * goes on with {@code next} as its {@code before}.
   */
  record RuleTrialResult(
      int read,
      int matched,
      boolean complete,
      @JsonInclude(Include.NON_NULL) @Nullable String next,
      Map<String, Integer> byRule,
      List<TrialSample> samples) {}

  record TrialSample(String commentId, List<String> rules) {}

  @JsonInclude(Include.NON_NULL)
  record Sanction(SanctionKind kind, @Nullable String until, String reason) {}

  record Profile(
      String id,
      String name,
      @Nullable String picture,
      int followerCount,
      int followingCount,
      int postCount,
      Instant createdAt,
      @JsonInclude(Include.NON_NULL) @Nullable Relation viewer) {}

  record Relation(boolean following, boolean followedBy, boolean muted, boolean blocked) {}

  record MemberPage(List<Member> items, @Nullable String nextCursor) {}

  record Member(String id, String name, @Nullable String picture) {}

  record FeedNews(int count, boolean capped) {}

  record PostDraft(
      String text,
      @JsonInclude(Include.NON_NULL) @Nullable List<Attachment> attachments,
      @JsonInclude(Include.NON_NULL) @Nullable String visibility,
      @JsonInclude(Include.NON_NULL) @Nullable String publishAt) {}

  @JsonInclude(Include.NON_NULL)
  record Attachment(
      String url,
      String kind,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String alt) {}

  @JsonInclude(Include.NON_NULL)
  record Heartbeat(
      @JsonInclude(Include.ALWAYS) int progress,
      @Nullable Integer duration,
      @Nullable String device,
      @Nullable String watchedAt) {}

  @JsonInclude(Include.NON_NULL)
  record HistoryEntry(
      SubjectRef subject,
      int progress,
      @Nullable Integer duration,
      boolean finished,
      @Nullable String device,
      Instant watchedAt,
      @Nullable Boolean behind) {}

  record HistoryPage(
      List<HistoryEntry> items,
      @Nullable String nextCursor,
      @JsonInclude(Include.NON_NULL) @Nullable List<Day> days,
      @JsonInclude(Include.NON_NULL) @Nullable Boolean behind) {}

  record Day(String date, int count) {}

  record HistoryBatch(List<BatchEntry> entries) {}

  @JsonInclude(Include.NON_NULL)
  record BatchEntry(
      SubjectRef subject,
      int progress,
      @Nullable Integer duration,
      @Nullable Boolean finished,
      @Nullable String device,
      @Nullable String watchedAt) {}

  record BatchOutcomes(List<BatchOutcome> items) {}

  /** {@code recorded}, {@code older}, {@code paused} or {@code invalid}. */
  @JsonInclude(Include.NON_NULL)
  record BatchOutcome(
      @Nullable SubjectRef subject,
      String outcome,
      @Nullable String code,
      @Nullable String detail) {}

  record HistoryWanted(List<SubjectRef> subjects) {}

  record HistorySeen(
      List<HistoryEntry> items, @JsonInclude(Include.NON_NULL) @Nullable Boolean behind) {}

  record LastActivity(@Nullable String stamp) {}

  record HistorySettings(boolean paused) {}

  /** A part of a screen: {@code fresh}, {@code stale} or {@code unavailable}. */
  @JsonInclude(Include.NON_NULL)
  record Part<T>(String status, @Nullable Instant asOf, @Nullable T data) {}

  @JsonInclude(Include.NON_NULL)
  record SubjectScreen(
      Part<SubjectView> subject,
      Part<CommentPageJson> comments,
      @Nullable Part<ScreenViewer> viewer,
      @Nullable Part<HistoryEntry> resume) {}

  record ScreenViewer(
      Map<String, ReactionKind> reactions,
      @JsonInclude(Include.NON_NULL) @Nullable List<OwnSanction> sanctions) {}

  record HomeScreen(
      Part<PostPageJson> feed,
      Part<List<HistoryEntry>> continueWatching,
      Part<Unread> notifications) {}

  record Unread(int unread) {}

  record MemberScreen(
      Part<Profile> member, Part<PostPageJson> posts, Part<CommentPageJson> comments) {}

  record TokenWish(
      String memberId,
      @JsonInclude(Include.NON_NULL) @Nullable String name,
      @JsonInclude(Include.NON_NULL) @Nullable List<String> scopes) {}

  record Token(String token) {}
}
