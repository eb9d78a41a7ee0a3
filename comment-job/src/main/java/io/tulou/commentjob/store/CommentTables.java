package io.tulou.commentjob.store;

import io.tulou.contract.SubjectRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The truth about comments. Finds leave out what is not there, in no order unless they say so. */
public interface CommentTables {
  List<SubjectRow> findSubjects(Collection<SubjectRef> subjects);

  List<CommentRow> findComments(Collection<SubjectIds> commentIds);

  List<ContentRow> findContents(Collection<SubjectIds> commentIds);

  List<IdempotencyRow> findKeys(Collection<IdempotencyRow.Key> keys);

  List<RecentWriteRow> findRecentWrites(Collection<SubjectIds> memberIds);

  List<ReactionRow> findReactions(Collection<ReactionRow.Key> keys);

  /** All beneath those roots, also those that came back. */
  List<ShadowedAnswerRow> findShadowedAnswers(Collection<SubjectIds> threadIds);

  /** Those of the reports that were made. */
  Set<ReportRow.Key> findReports(Collection<ReportRow.Key> keys);

  /** Those of the ids of edits that took effect. */
  Set<Long> findRevisions(Collection<SubjectIds> editIds);

  /** Of each comment the version it has since it was last decided about or edited, if it was. */
  Map<Long, Long> findSettled(Collection<SubjectIds> commentIds);

  /** Those of the decision ids that are in the audit. */
  Set<Long> findDecisions(Collection<SubjectIds> decisionIds);

  /**
   * Of each root the ids of up to 3 visible replies, best liked, then earliest; a root without any
   * is left out.
   */
  Map<Long, List<Long>> findBestReplies(Collection<SubjectIds> rootIds);

  /** Listed comments beneath a root (0: of the subject), highest floor first. */
  List<IndexEntry> listByFloor(long subjectId, long rootId, int limit);

  /** Listed comments beneath a root (0: of the subject), hottest first. */
  List<IndexEntry> listByHot(long subjectId, long rootId, int limit);

  /** Writes all of it; part of the caller's transaction. */
  void write(Changes changes);
}
