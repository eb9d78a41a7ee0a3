package io.tulou.comment.review;

import static java.util.stream.Collectors.groupingBy;

import io.tulou.comment.review.ReportMapper.ReportRow;
import io.tulou.comment.review.ReportMapper.ReportedRow;
import io.tulou.comment.store.StoredCode;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.ModerationPage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What was said against comments, and how far those who said it were right before: two queries for
 * a page of comments, however often they were reported.
 */
@Component
class ReportSummaries {
  static final int LATEST = 50;
  private static final int REPORTERS = 10;
  private static final int OF_EACH_REPORTER = 20;
  private static final int NOTES = 3;
  private static final int REMOVED = StoredCode.of(CommentState.REMOVED);

  private final ReportMapper mapper;

  ReportSummaries(ReportMapper mapper) {
    this.mapper = mapper;
  }

  /** By comment; those that nobody reported are left out. */
  Map<Long, ModerationPage.Reports> of(Collection<Long> commentIds) {
    if (commentIds.isEmpty()) {
      return Map.of();
    }
    var reports =
        mapper.latest(commentIds, LATEST).stream()
            .sorted(Comparator.comparingLong(ReportRow::reportId).reversed())
            .collect(groupingBy(ReportRow::commentId));
    var members =
        reports.values().stream()
            .flatMap(latest -> reporters(latest).stream())
            .collect(Collectors.toSet());
    var records =
        members.isEmpty()
            ? Map.<Long, List<ReportedRow>>of()
            : mapper.reported(members, OF_EACH_REPORTER).stream()
                .collect(groupingBy(ReportedRow::memberId));
    var summaries = new HashMap<Long, ModerationPage.Reports>();
    reports.forEach((id, latest) -> summaries.put(id, summary(id, latest, records)));
    return summaries;
  }

  private static Set<Long> reporters(List<ReportRow> latest) {
    return latest.stream().limit(REPORTERS).map(ReportRow::memberId).collect(Collectors.toSet());
  }

  private static ModerationPage.Reports summary(
      long commentId, List<ReportRow> latest, Map<Long, List<ReportedRow>> records) {
    var reasons = new TreeMap<String, Integer>();
    latest.forEach(report -> reasons.merge(report.reason(), 1, Integer::sum));
    var others =
        reporters(latest).stream()
            .flatMap(member -> records.getOrDefault(member, List.of()).stream())
            .filter(reported -> reported.commentId() != commentId)
            .toList();
    return new ModerationPage.Reports(
        reasons,
        others.size(),
        Math.toIntExact(others.stream().filter(each -> each.state() == REMOVED).count()),
        latest.stream()
            .filter(report -> report.note() != null && !report.note().isBlank())
            .limit(NOTES)
            .map(report ->
                new ModerationPage.Note(
                    report.memberId(),
                    report.reason(),
                    String.valueOf(report.note()),
                    report.reportedAt()))
            .toList());
  }
}
