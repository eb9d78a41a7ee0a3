package io.tulou.bff.commentpage;

import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.bff.memberpage.Authors;
import io.tulou.bff.page.PageQuery;
import io.tulou.bff.page.PublicId;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.MemberView;
import io.tulou.contract.http.ModerationDetail;
import io.tulou.contract.http.ModerationPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    return page(comments.searchForReview(query));
  }

  @GetMapping("/v1/moderation/reports")
  ReviewPageJson reports(PageQuery page) {
    return page(comments.reportQueue(page.limit(), page.cursor()));
  }

  @GetMapping("/v1/moderation/comments/{id}")
  ReviewDetailJson detail(@PathVariable PublicId id) {
    var detail = comments.reviewDetail(id.value());
    var comment = detail.item().comment();
    var shown = new ArrayList<>(CommentPresenter.members(List.of(comment)).toList());
    detail.reports().forEach(report -> shown.add(report.memberId()));
    noted(detail.item()).forEach(shown::add);
    var members = authors.of(shown);
    return new ReviewDetailJson(
        item(detail.item(), members),
        detail.edits().stream()
            .map(edit -> new ReviewDetailJson.Edit(edit.version(), edit.text(), edit.replacedAt()))
            .toList(),
        detail.reports().stream().map(report -> report(report, members)).toList(),
        detail.decisions().stream().map(ReviewController::change).toList(),
        new ReviewDetailJson.AuthorRecord(
            detail.author().latest(),
            detail.author().sanction(),
            detail.author().sanctionedUntil()));
  }

  private ReviewPageJson page(ModerationPage page) {
    var comments = page.items().stream().map(ModerationPage.Item::comment).toList();
    var shown = new ArrayList<>(CommentPresenter.members(comments).toList());
    page.items().forEach(item -> noted(item).forEach(shown::add));
    var members = authors.of(shown);
    return new ReviewPageJson(
        page.items().stream().map(item -> item(item, members)).toList(),
        page.nextCursor(),
        page.total(),
        page.facets(),
        page.degraded());
  }

  private static ReviewDetailJson.Report report(
      ModerationDetail.Report report, Map<Long, MemberView> members) {
    return new ReviewDetailJson.Report(
        author(members, report.memberId()),
        report.reason(),
        report.note(),
        report.reportedAt(),
        report.reported(),
        report.removed());
  }

  private static ReviewDetailJson.Change change(ModerationDetail.Change change) {
    return new ReviewDetailJson.Change(
        Long.toString(change.decisionId()),
        Long.toString(change.actorId()),
        change.action(),
        change.reason(),
        change.note(),
        change.from(),
        change.to(),
        change.at());
  }

  private static ReviewPageJson.Item item(ModerationPage.Item item, Map<Long, MemberView> members) {
    return new ReviewPageJson.Item(
        CommentPresenter.present(item.comment(), members),
        item.ip(),
        item.device(),
        item.matchedRules(),
        item.reportCount(),
        ReviewPageJson.Decision.of(item.lastDecision()),
        item.reports() == null ? null : reports(item.reports(), members));
  }

  private static Stream<Long> noted(ModerationPage.Item item) {
    return item.reports() == null
        ? Stream.of()
        : item.reports().notes().stream().map(ModerationPage.Note::memberId);
  }

  private static ReviewPageJson.Reports reports(
      ModerationPage.Reports reports, Map<Long, MemberView> members) {
    return new ReviewPageJson.Reports(
        reports.reasons(),
        new ReviewPageJson.Reporters(reports.reported(), reports.removed()),
        reports.notes().stream()
            .map(note ->
                new ReviewPageJson.Note(
                    author(members, note.memberId()),
                    note.reason(),
                    note.note(),
                    note.reportedAt()))
            .toList());
  }

  private static @Nullable AuthorJson author(Map<Long, MemberView> members, long memberId) {
    var member = members.get(memberId);
    return member == null ? null : AuthorJson.of(member);
  }
}
