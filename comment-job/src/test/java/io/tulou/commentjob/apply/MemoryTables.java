package io.tulou.commentjob.apply;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.tulou.commentjob.store.Changes;
import io.tulou.commentjob.store.CommentRow;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.ContentRow;
import io.tulou.commentjob.store.DecisionRow;
import io.tulou.commentjob.store.IdempotencyRow;
import io.tulou.commentjob.store.IndexEntry;
import io.tulou.commentjob.store.ReactionRow;
import io.tulou.commentjob.store.RecentWriteRow;
import io.tulou.commentjob.store.ReportRow;
import io.tulou.commentjob.store.RevisionRow;
import io.tulou.commentjob.store.ShadowedAnswerRow;
import io.tulou.commentjob.store.SubjectIds;
import io.tulou.commentjob.store.SubjectRow;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables in memory, as strict about new rows as a database is. */
final class MemoryTables implements CommentTables {
  final Map<SubjectRef, SubjectRow> subjects = new HashMap<>();
  final Map<Long, CommentRow> comments = new HashMap<>();
  final Map<Long, ContentRow> contents = new HashMap<>();
  final Map<IdempotencyRow.Key, IdempotencyRow> keys = new HashMap<>();
  final Map<ReactionRow.Key, ReactionRow> reactions = new HashMap<>();
  final Map<Long, DecisionRow> decisions = new HashMap<>();
  final Map<ReportRow.Key, ReportRow> reports = new HashMap<>();
  final Map<RecentWriteRow.Key, RecentWriteRow> recentWrites = new HashMap<>();
  final Map<Long, ShadowedAnswerRow> shadowedAnswers = new TreeMap<>();
  final Map<Long, RevisionRow> revisions = new HashMap<>();
  int looksAtAllReplies;
  int rowsRead;

  @Override
  public List<SubjectRow> findSubjects(Collection<SubjectRef> refs) {
    return refs.stream().map(subjects::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<CommentRow> findComments(Collection<SubjectIds> ids) {
    var rows =
        found(ids, comments)
            .filter(row -> ids.stream().anyMatch(of -> of.subjectId() == row.subjectId()))
            .toList();
    rowsRead += rows.size();
    return rows;
  }

  @Override
  public List<ContentRow> findContents(Collection<SubjectIds> ids) {
    return found(ids, contents).toList();
  }

  @Override
  public List<IdempotencyRow> findKeys(Collection<IdempotencyRow.Key> wanted) {
    return wanted.stream().map(keys::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<RecentWriteRow> findRecentWrites(Collection<SubjectIds> memberIds) {
    return memberIds.stream()
        .flatMap(of -> of.ids().stream().map(id -> new RecentWriteRow.Key(of.subjectId(), id)))
        .map(recentWrites::get)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public List<ReactionRow> findReactions(Collection<ReactionRow.Key> wanted) {
    return wanted.stream().map(reactions::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<ShadowedAnswerRow> findShadowedAnswers(Collection<SubjectIds> threadIds) {
    return shadowedAnswers.values().stream()
        .filter(row ->
            threadIds.stream()
                .anyMatch(
                    of -> of.subjectId() == row.subjectId() && of.ids().contains(row.threadId())))
        .toList();
  }

  @Override
  public Set<ReportRow.Key> findReports(Collection<ReportRow.Key> wanted) {
    return wanted.stream().filter(reports::containsKey).collect(toSet());
  }

  @Override
  public Set<Long> findRevisions(Collection<SubjectIds> ids) {
    var found = new HashSet<Long>();
    ids.forEach(of -> of.ids().stream().filter(revisions::containsKey).forEach(found::add));
    return found;
  }

  @Override
  public Map<Long, Long> findSettled(Collection<SubjectIds> commentIds) {
    var settled = new HashMap<Long, Long>();
    decisions.values().forEach(row -> settled.merge(row.commentId(), row.version(), Math::max));
    revisions.values().forEach(row -> settled.merge(row.commentId(), row.version() + 1, Math::max));
    return settled;
  }

  @Override
  public Set<Long> findDecisions(Collection<SubjectIds> ids) {
    var found = new HashSet<Long>();
    ids.forEach(of -> of.ids().stream().filter(decisions::containsKey).forEach(found::add));
    return found;
  }

  @Override
  public Map<Long, List<Long>> findBestReplies(Collection<SubjectIds> rootIds) {
    looksAtAllReplies++;
    var roots = rootIds.stream().flatMap(of -> of.ids().stream()).toList();
    var best =
        comments.values().stream()
            .filter(row -> roots.contains(row.rootId()) && row.state() == CommentState.VISIBLE)
            .sorted(comparingInt(CommentRow::likeCount).reversed().thenComparing(CommentRow::floor))
            .collect(groupingBy(CommentRow::rootId, mapping(CommentRow::commentId, toList())));
    best.replaceAll((root, ids) -> ids.stream().limit(3).toList());
    return best;
  }

  @Override
  public List<IndexEntry> listByFloor(long subjectId, long rootId, int limit) {
    return listed(subjectId, rootId, comparingInt(IndexEntry::floor).reversed(), limit);
  }

  @Override
  public List<IndexEntry> listByHot(long subjectId, long rootId, int limit) {
    return listed(subjectId, rootId, comparingLong(IndexEntry::hot).reversed(), limit);
  }

  @Override
  public void write(Changes changes) {
    changes.newSubjects().forEach(row -> insert(subjects, row.ref(), row));
    changes.changedSubjects().forEach(row -> update(subjects, row.ref(), row));
    changes.newComments().forEach(row -> insert(comments, row.commentId(), row));
    changes.changedComments().forEach(row -> update(comments, row.commentId(), row));
    changes.newContents().forEach(row -> insert(contents, row.commentId(), row));
    changes.changedContents().forEach(row -> update(contents, row.commentId(), row));
    changes.revisions().forEach(row -> insert(revisions, row.editId(), row));
    changes
        .erasedRevisions()
        .forEach(of -> revisions.values().removeIf(row -> row.commentId() == of.commentId()));
    changes.newKeys().forEach(row -> insert(keys, row.key(), row));
    changes
        .recentWrites()
        .forEach(
            row -> recentWrites.put(new RecentWriteRow.Key(row.subjectId(), row.memberId()), row));
    changes.shadowedAnswers().forEach(row -> shadowedAnswers.put(row.commentId(), row));
    changes.reactions().forEach(row -> reactions.put(row.key(), row));
    changes.reactionsTakenBack().forEach(reactions::remove);
    changes.reports().forEach(row -> insert(reports, row.key(), row));
    changes.decisions().forEach(row -> insert(decisions, row.decisionId(), row));
  }

  private List<IndexEntry> listed(
      long subjectId, long rootId, Comparator<IndexEntry> order, int limit) {
    return comments.values().stream()
        .filter(row -> row.subjectId() == subjectId && row.rootId() == rootId && row.listed())
        .map(row -> new IndexEntry(row.commentId(), row.floor(), row.hot()))
        .sorted(order)
        .limit(limit)
        .toList();
  }

  private static <R> Stream<R> found(Collection<SubjectIds> ids, Map<Long, R> rows) {
    return ids.stream().flatMap(of -> of.ids().stream()).map(rows::get).filter(Objects::nonNull);
  }

  private static <K, R> void insert(Map<K, R> rows, K key, R row) {
    if (rows.putIfAbsent(key, row) != null) {
      throw new IllegalStateException("there already: " + row);
    }
  }

  private static <K, R> void update(Map<K, R> rows, K key, R row) {
    if (rows.put(key, row) == null) {
      throw new IllegalStateException("not there: " + row);
    }
  }
}
