package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.CommentRow;
import io.tulou.commentjob.store.ContentRow;
import io.tulou.commentjob.store.DecisionRow;
import io.tulou.commentjob.store.IdempotencyRow;
import io.tulou.commentjob.store.ReactionRow;
import io.tulou.commentjob.store.RevisionRow;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.comment.ReactionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One subject and of what is beneath it all that a batch names: as it is in the database, and as it
 * becomes. Keeps counts and floors right whatever is done to a comment.
 */
final class SubjectBook {
  private final SubjectRef ref;
  private final LongSupplier ids;
  private @Nullable SubjectEntry subject;
  private final Map<Long, CommentEntry> comments = new LinkedHashMap<>();
  private final RememberedKeys keys = new RememberedKeys();
  private final Reactions reactions = new Reactions();
  private final Reports reports = new Reports();
  private final Set<Long> decided = new HashSet<>();
  private final Map<Long, Long> settled = new HashMap<>();
  private final Contents contents = new Contents();
  private final Revisions revisions = new Revisions();
  private final RecentWrites recentWrites = new RecentWrites();
  private final ShadowedAnswers shadowedAnswers = new ShadowedAnswers();
  private final List<DecisionRow> newDecisions = new ArrayList<>();
  private final Map<Long, Set<CommentEntry>> rankedAnew = new LinkedHashMap<>();

  /**
   * A book without entries.
   *
   * @param ids for a subject that comes into being, and for decisions that follow from another
   */
  SubjectBook(SubjectRef ref, LongSupplier ids) {
    this.ref = ref;
    this.ids = ids;
  }

  SubjectRef ref() {
    return ref;
  }

  /** Null until somebody comments on it or puts it. */
  @Nullable SubjectEntry subject() {
    return subject;
  }

  long subjectId() {
    return subject == null ? 0 : subject.id();
  }

  long newId() {
    return ids.getAsLong();
  }

  SubjectEntry open(Instant at) {
    if (subject == null) {
      subject = SubjectEntry.opened(newId(), ref, at);
    }
    return subject;
  }

  void enter(SubjectEntry loaded) {
    subject = loaded;
  }

  void enter(CommentRow loaded) {
    comments.putIfAbsent(loaded.commentId(), CommentEntry.loaded(loaded));
  }

  void enterDecision(long decisionId) {
    decided.add(decisionId);
  }

  @Nullable CommentEntry comment(long commentId) {
    return comments.get(commentId);
  }

  Collection<CommentEntry> comments() {
    return comments.values();
  }

  /** Whether the subject, or anything beneath it, is not as it was loaded. */
  boolean hasChanged() {
    return subject != null && subject.hasChanged();
  }

  Set<Long> changedComments() {
    return comments.values().stream()
        .filter(CommentEntry::hasChanged)
        .map(CommentEntry::id)
        .collect(Collectors.toSet());
  }

  /** What came first under a member's key, if anything did. */
  @Nullable IdempotencyRow remembered(long memberId, String key) {
    return keys.find(new IdempotencyRow.Key(subjectId(), memberId, key));
  }

  void remember(long memberId, String key, @Nullable String hash, long commentId, Instant at) {
    keys.add(
        new IdempotencyRow(
            subjectId(), memberId, key, Objects.requireNonNullElse(hash, ""), commentId, at));
  }

  RememberedKeys keys() {
    return keys;
  }

  Reactions reactions() {
    return reactions;
  }

  Reports reports() {
    return reports;
  }

  Contents contents() {
    return contents;
  }

  RecentWrites recentWrites() {
    return recentWrites;
  }

  ShadowedAnswers shadowedAnswers() {
    return shadowedAnswers;
  }

  Revisions revisions() {
    return revisions;
  }

  /** Takes in a new comment with its content; its floor was taken before. */
  CommentEntry add(CommentRow row, ContentRow content) {
    var entry = CommentEntry.fresh(row);
    comments.put(entry.id(), entry);
    contents.add(content);
    touch();
    if (entry.isVisible()) {
      count(entry, 1);
    }
    rankAnew(entry);
    return entry;
  }

  void changeState(CommentEntry entry, CommentState next) {
    boolean wasVisible = entry.isVisible();
    entry.become(next);
    touch();
    if (!entry.isVisible()) {
      pin(entry, false);
    }
    if (wasVisible != entry.isVisible()) {
      count(entry, entry.isVisible() ? 1 : -1);
      rankAnew(entry);
    }
  }

  /**
   * Puts an edit in place of what its author wrote last, which is kept.
   *
   * @param awaitsReview whether readers go on to see what they see
   */
  void edit(CommentEntry entry, long editId, PendingEdit edit, boolean awaitsReview) {
    keepText(entry, editId, edit.editedAt());
    var content = contents.get(entry.id());
    if (awaitsReview) {
      contents.change(content.awaiting(edit));
      entry.propose();
    } else {
      contents.change(content.showing(edit));
      entry.edit(edit.editedAt());
    }
    touch();
  }

  /** What its author wrote waits behind what readers see. */
  void keepBehindMask(CommentEntry entry, PendingEdit typed) {
    contents.change(contents.get(entry.id()).awaiting(typed));
    entry.propose();
  }

  /** Lets readers see an edit that awaits review, if there is one. */
  void publishEdit(CommentEntry entry) {
    var content = contents.get(entry.id());
    var edit = content.pendingEdit();
    if (edit != null) {
      contents.change(content.showing(edit));
      if (edit.editedAt().equals(entry.createdAt())) {
        // What stood behind a mask from the beginning.
        entry.propose();
      } else {
        entry.edit(edit.editedAt());
      }
      touch();
    }
  }

  /** Drops an edit that awaits review, if there is one; its text is kept. */
  void refuseEdit(CommentEntry entry, long decisionId, Instant at) {
    var content = contents.get(entry.id());
    if (content.pendingEdit() != null) {
      keepText(entry, decisionId, at);
      contents.change(content.awaiting(null));
      entry.propose();
      touch();
    }
  }

  /** Takes away all that its author wrote; whatever state it was in, it is deleted now. */
  void erase(CommentEntry entry) {
    var content = contents.get(entry.id());
    revisions.erase(subjectId(), entry.id());
    if (!content.isErased()) {
      contents.change(content.erased());
      entry.propose();
      touch();
    }
    if (entry.state() != CommentState.DELETED) {
      changeState(entry, CommentState.DELETED);
    }
  }

  private void keepText(CommentEntry entry, long editId, Instant at) {
    var content = contents.get(entry.id());
    settle(entry.id(), entry.version() + 1);
    revisions.add(
        new RevisionRow(
            subjectId(),
            editId,
            entry.id(),
            entry.version(),
            content.latestText(),
            content.latestHtml(),
            at));
  }

  void pin(CommentEntry entry, boolean wanted) {
    if (subject != null && entry.isPinned() != wanted) {
      entry.pin(wanted);
      subject.pin(entry.id(), wanted);
    }
  }

  void feature(CommentEntry entry, boolean wanted) {
    entry.feature(wanted);
    touch();
  }

  /** Replaces the member's reaction; null is none. */
  void react(CommentEntry entry, long memberId, @Nullable ReactionKind kind, Instant at) {
    var key = new ReactionRow.Key(subjectId(), memberId, entry.id());
    var present = reactions.find(key);
    if (present == kind) {
      return;
    }
    if (kind == null) {
      reactions.takeBack(key);
    } else {
      reactions.put(new ReactionRow(subjectId(), memberId, entry.id(), kind, at));
    }
    entry.react(present, kind);
    touch();
    rankAnew(entry);
  }

  boolean isDecided(long decisionId) {
    return decided.contains(decisionId);
  }

  /** Whether what somebody saw in that version was decided about or edited since. */
  boolean isOutdated(CommentEntry entry, long seenVersion) {
    return settled.getOrDefault(entry.id(), 0L) > seenVersion;
  }

  /** The comment was decided about, or got another text, and has this version since. */
  void settle(long commentId, long version) {
    settled.merge(commentId, version, Math::max);
  }

  /** A decision that changes nothing is one all the same: who saw the comment before is late. */
  void confirm(CommentEntry entry) {
    entry.propose();
    touch();
  }

  void record(DecisionRow decision) {
    decided.add(decision.decisionId());
    settle(decision.commentId(), decision.version());
    newDecisions.add(decision);
  }

  /** Roots by id whose replies changed in a way that may change their preview. */
  Map<Long, Set<CommentEntry>> rankedAnew() {
    return rankedAnew;
  }

  List<DecisionRow> newDecisions() {
    return newDecisions;
  }

  private void count(CommentEntry entry, int by) {
    if (subject != null) {
      subject.countVisible(entry.isRoot() ? by : 0, by);
    }
    var root = entry.isRoot() ? null : comments.get(entry.rootId());
    if (root != null) {
      root.countVisibleReplies(by);
    }
  }

  private void rankAnew(CommentEntry entry) {
    if (!entry.isRoot()) {
      rankedAnew.computeIfAbsent(entry.rootId(), root -> new HashSet<>()).add(entry);
    }
  }

  private void touch() {
    if (subject != null) {
      subject.touch();
    }
  }
}
