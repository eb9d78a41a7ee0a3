package io.tulou.commentjob.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference a batch makes, collected and then written at once. New and changed rows are apart:
 * a new row that is there already is a failure, never an update of another's row.
 */
public record Changes(
    List<SubjectRow> newSubjects,
    List<SubjectRow> changedSubjects,
    List<CommentRow> newComments,
    List<CommentRow> changedComments,
    List<ContentRow> newContents,
    List<ContentRow> changedContents,
    List<RevisionRow> revisions,
    List<RevisionRow.Of> erasedRevisions,
    List<IdempotencyRow> newKeys,
    List<RecentWriteRow> recentWrites,
    List<ShadowedAnswerRow> shadowedAnswers,
    List<ReactionRow> reactions,
    List<ReactionRow.Key> reactionsTakenBack,
    List<DecisionRow> decisions,
    List<ReportRow> reports) {
  /** Empty lists to be filled. */
  public Changes() {
    this(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }
}
