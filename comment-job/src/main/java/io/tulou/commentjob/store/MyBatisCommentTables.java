package io.tulou.commentjob.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.tulou.contract.SubjectRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables. What batches write most goes out as {@link MultiRow}s, the rest through MyBatis in
 * batch mode, where writes are collected until they are flushed.
 */
final class MyBatisCommentTables implements CommentTables {
  /** From so many ids beneath one subject on, it pays to ask first which of them are new. */
  private static final int MANY_IDS = 50;

  private final SubjectMapper subjects;
  private final CommentMapper comments;
  private final TraceMapper traces;
  private final JdbcTemplate jdbc;

  MyBatisCommentTables(
      SubjectMapper subjects, CommentMapper comments, TraceMapper traces, JdbcTemplate jdbc) {
    this.subjects = subjects;
    this.comments = comments;
    this.traces = traces;
    this.jdbc = jdbc;
  }

  @Override
  public List<SubjectRow> findSubjects(Collection<SubjectRef> refs) {
    return refs.stream()
        .collect(groupingBy(SubjectRef::type, mapping(SubjectRef::id, toList())))
        .entrySet()
        .stream()
        .flatMap(ofType -> Chunks.of(ofType.getValue(), ids -> subjects.find(ofType.getKey(), ids)))
        .toList();
  }

  @Override
  public List<CommentRow> findComments(Collection<SubjectIds> ids) {
    var old = ids.stream().map(this::withoutNew).filter(some -> !some.ids().isEmpty()).toList();
    return Chunks.ofIds(old, some -> comments.find(KeyCondition.ids("comment_id", some))).toList();
  }

  /** Ids grow, so of a hot subject's batch most are above all that is there. */
  private SubjectIds withoutNew(SubjectIds of) {
    if (of.ids().size() < MANY_IDS) {
      return of;
    }
    var highest = comments.findHighestId(of.subjectId());
    return new SubjectIds(
        of.subjectId(),
        highest == null ? List.of() : of.ids().stream().filter(id -> id <= highest).toList());
  }

  @Override
  public List<ContentRow> findContents(Collection<SubjectIds> ids) {
    return Chunks.ofIds(ids, some -> comments.findContents(KeyCondition.ids("comment_id", some)))
        .toList();
  }

  @Override
  public List<IdempotencyRow> findKeys(Collection<IdempotencyRow.Key> keys) {
    return Chunks.of(keys, some -> traces.findKeys(KeyCondition.idempotencyKeys(some))).toList();
  }

  @Override
  public List<RecentWriteRow> findRecentWrites(Collection<SubjectIds> memberIds) {
    return Chunks.ofIds(
            memberIds, some -> traces.findRecentWrites(KeyCondition.ids("member_id", some)))
        .toList();
  }

  @Override
  public List<ReactionRow> findReactions(Collection<ReactionRow.Key> keys) {
    return Chunks.of(keys, some -> traces.findReactions(KeyCondition.reactions(some))).toList();
  }

  @Override
  public List<ShadowedAnswerRow> findShadowedAnswers(Collection<SubjectIds> threadIds) {
    return Chunks.ofIds(
            threadIds, some -> traces.findShadowedAnswers(KeyCondition.ids("thread_id", some)))
        .toList();
  }

  @Override
  public Set<ReportRow.Key> findReports(Collection<ReportRow.Key> keys) {
    return new HashSet<>(
        Chunks.of(keys, some -> traces.findReports(KeyCondition.reports(some))).toList());
  }

  @Override
  public Set<Long> findRevisions(Collection<SubjectIds> ids) {
    return new HashSet<>(
        Chunks.ofIds(ids, some -> traces.findRevisions(KeyCondition.ids("edit_id", some)))
            .toList());
  }

  @Override
  public Map<Long, Long> findSettled(Collection<SubjectIds> commentIds) {
    return Chunks.ofIds(
            commentIds, some -> traces.findSettled(KeyCondition.ids("comment_id", some)))
        .collect(toMap(SettledRow::commentId, SettledRow::version));
  }

  @Override
  public Set<Long> findDecisions(Collection<SubjectIds> ids) {
    return new HashSet<>(
        Chunks.ofIds(ids, some -> traces.findDecisions(KeyCondition.ids("decision_id", some)))
            .toList());
  }

  @Override
  public Map<Long, List<Long>> findBestReplies(Collection<SubjectIds> rootIds) {
    return Chunks.ofIds(rootIds, comments::findBest)
        .sorted(BestReplyRow.BEST_FIRST)
        .collect(groupingBy(BestReplyRow::rootId, mapping(BestReplyRow::commentId, toList())));
  }

  @Override
  public List<IndexEntry> listByFloor(long subjectId, long rootId, int limit) {
    return comments.listByFloor(subjectId, rootId, limit);
  }

  @Override
  public List<IndexEntry> listByHot(long subjectId, long rootId, int limit) {
    return comments.listByHot(subjectId, rootId, limit);
  }

  @Override
  public void write(Changes changes) {
    changes.newSubjects().forEach(subjects::insert);
    changes.changedSubjects().forEach(subjects::change);
    CommentInserts.NEW.write(jdbc, changes.newComments());
    CommentInserts.CHANGED.write(jdbc, changes.changedComments());
    CommentInserts.NEW_CONTENT.write(jdbc, changes.newContents());
    CommentInserts.CHANGED_CONTENT.write(jdbc, changes.changedContents());
    TraceInserts.KEYS.write(jdbc, changes.newKeys());
    TraceInserts.RECENT_WRITES.write(jdbc, changes.recentWrites());
    TraceInserts.SHADOWED_ANSWERS.write(jdbc, changes.shadowedAnswers());
    TraceInserts.REACTIONS.write(jdbc, changes.reactions());
    Chunks.each(
        changes.reactionsTakenBack(), some -> traces.deleteReactions(KeyCondition.reactions(some)));
    changes.revisions().forEach(traces::insertRevision);
    changes.erasedRevisions().forEach(traces::eraseRevisions);
    changes.decisions().forEach(traces::insertDecision);
    changes.reports().forEach(traces::insertReport);
    traces.flush();
  }
}
