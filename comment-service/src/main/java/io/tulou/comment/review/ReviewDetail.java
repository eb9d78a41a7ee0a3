package io.tulou.comment.review;

import static java.util.stream.Collectors.groupingBy;

import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.store.StoredCode;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.ModerationDetail;
import io.tulou.contract.moderation.SanctionKind;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** One comment with its past, its reports, its decisions and its author's record. */
@Component
public class ReviewDetail {
  private final CommentLocator locations;
  private final ReviewItems items;
  private final DetailMapper mapper;
  private final ReportMapper reports;
  private final ReportSummaries summaries;
  private final Clock clock;

  ReviewDetail(
      CommentLocator locations,
      ReviewItems items,
      DetailMapper mapper,
      ReportMapper reports,
      ReportSummaries summaries,
      Clock clock) {
    this.reports = reports;
    this.summaries = summaries;
    this.locations = locations;
    this.items = items;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * All of it, from the database.
   *
   * @throws ApiException {@code not-found} for what is not there or not the caller's to moderate
   */
  public ModerationDetail get(long commentId, Caller caller) {
    caller.memberWithPartOf(Visibility.MODERATE);
    var item =
        locations
            .find(commentId)
            .filter(place -> caller.has(Visibility.MODERATE, place.subject().type()))
            .flatMap(_ -> items.find(commentId))
            .map(found -> found.with(summaries.of(List.of(commentId)).get(commentId)))
            .orElseThrow(ApiException::notFound);
    var author = Optional.ofNullable(item.comment().authorId()).orElse(0L);
    return new ModerationDetail(
        item,
        mapper.edits(commentId).stream()
            .map(row -> new ModerationDetail.Edit(row.version(), row.text(), row.editedAt()))
            .toList(),
        reports(commentId),
        mapper.changes(commentId).stream().map(ReviewDetail::change).toList(),
        author(author));
  }

  private List<ModerationDetail.Report> reports(long commentId) {
    var rows = reports.latest(List.of(commentId), ReportSummaries.LATEST);
    if (rows.isEmpty()) {
      return List.of();
    }
    var reported =
        reports
            .reported(
                rows.stream().map(ReportMapper.ReportRow::memberId).toList(),
                ReportSummaries.LATEST)
            .stream()
            .collect(groupingBy(ReportMapper.ReportedRow::memberId));
    return rows.stream().map(row -> report(row, reported)).toList();
  }

  private static ModerationDetail.Report report(
      ReportMapper.ReportRow row, Map<Long, List<ReportMapper.ReportedRow>> reported) {
    var latest = reported.getOrDefault(row.memberId(), List.of());
    long removed =
        latest.stream().filter(each -> each.state() == StoredCode.of(CommentState.REMOVED)).count();
    return new ModerationDetail.Report(
        row.memberId(),
        row.reason(),
        row.note(),
        row.reportedAt(),
        latest.size(),
        Math.toIntExact(removed));
  }

  private static ModerationDetail.Change change(DetailMapper.ChangeRow row) {
    return new ModerationDetail.Change(
        row.decisionId(),
        row.actorId(),
        row.action(),
        row.reason(),
        row.note(),
        StoredCode.comment(row.fromState()),
        StoredCode.comment(row.toState()),
        row.decidedAt());
  }

  private ModerationDetail.Author author(long memberId) {
    var latest = new TreeMap<String, Integer>();
    mapper
        .latestStates(memberId)
        .forEach(state -> latest.merge(StoredCode.comment(state).word(), 1, Integer::sum));
    var now = clock.instant();
    var sanction =
        mapper
            .sanction(memberId)
            .filter(row -> row.kind() != null)
            .filter(row -> row.untilAt() == null || row.untilAt().isAfter(now));
    return new ModerationDetail.Author(
        latest,
        sanction
            .map(row -> SanctionKind.valueOf(String.valueOf(row.kind()).toUpperCase(Locale.ROOT)))
            .orElse(null),
        sanction.map(DetailMapper.SanctionRow::untilAt).orElse(null));
  }
}
