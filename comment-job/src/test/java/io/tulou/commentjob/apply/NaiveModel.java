package io.tulou.commentjob.apply;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules said again in the plainest way: one command after the other, counts by counting. */
final class NaiveModel {
  /** What this model knows by heart; a worker that is held against it must be told the same. */
  static final WritingRules RULES =
      new WritingRules(Duration.ofMinutes(15), Duration.ofSeconds(20));

  static final class Subject {
    Long owner;
    int slowMode;
    final List<CommentCommand.PublishComment> written = new ArrayList<>();
    SubjectState state = SubjectState.OPEN;
    ReviewMode mode = ReviewMode.POST;
    final List<Long> pinned = new ArrayList<>();
    final Map<Long, Comment> comments = new LinkedHashMap<>();
    final Map<String, Long> keys = new HashMap<>();
    final Map<String, String> hashes = new HashMap<>();

    long visible(boolean rootsOnly) {
      return comments.values().stream()
          .filter(
              comment -> comment.state == CommentState.VISIBLE && !(rootsOnly && comment.root != 0))
          .count();
    }

    List<Comment> visibleReplies(long rootId) {
      return comments.values().stream()
          .filter(comment -> comment.root == rootId && comment.state == CommentState.VISIBLE)
          .toList();
    }

    List<Long> preview(Comment root) {
      return root.root != 0
          ? List.of()
          : visibleReplies(root.id).stream()
              .sorted(
                  Comparator.comparing((Comment c) -> -c.count(ReactionKind.LIKE))
                      .thenComparing(c -> c.floor))
              .limit(3)
              .map(c -> c.id)
              .toList();
    }

    long siblings(long rootId) {
      return comments.values().stream().filter(comment -> comment.root == rootId).count();
    }
  }

  static final class Comment {
    long id;
    long root;
    long parent;
    long floor;
    long author;
    CommentState state;
    CommentState beneathShadow;
    boolean featured;
    String text;
    Instant createdAt;
    PendingEdit pending;
    Instant editedAt;
    final Set<Long> reporters = new HashSet<>();
    final Map<Long, ReactionKind> reactions = new HashMap<>();

    void show(PendingEdit edit) {
      text = edit.text();
      editedAt = edit.editedAt();
      pending = null;
    }

    String latest() {
      return pending == null ? text : pending.text();
    }

    boolean looksVisibleTo(long member) {
      return state == CommentState.VISIBLE || (state == CommentState.SHADOWED && author == member);
    }

    long count(ReactionKind kind) {
      return reactions.values().stream().filter(kind::equals).count();
    }
  }

  final Map<SubjectRef, Subject> subjects = new HashMap<>();
  final Set<Long> decisions = new HashSet<>();
  final List<Long> broughtBack = new ArrayList<>();
  final Set<Long> edits = new HashSet<>();
  final List<String> replaced = new ArrayList<>();

  /** Whether it took effect. */
  boolean apply(CommentCommand command) {
    boolean applied = decide(command);
    subjects
        .values()
        .forEach(subject ->
            subject.pinned.removeIf(id -> subject.comments.get(id).state != CommentState.VISIBLE));
    return applied;
  }

  private boolean decide(CommentCommand command) {
    var subject = subjects.get(command.subject());
    return switch (command) {
      case CommentCommand.PublishComment c -> publish(subject, c);
      case CommentCommand.ImportComment c -> take(c);
      case CommentCommand.SetReaction c -> {
        var comment = subject == null ? null : subject.comments.get(c.commentId());
        if (comment == null
            || subject.state == SubjectState.HIDDEN
            || !comment.looksVisibleTo(c.memberId())) {
          yield false;
        }
        if (c.kind() == null) {
          comment.reactions.remove(c.memberId());
        } else {
          comment.reactions.put(c.memberId(), c.kind());
        }
        yield true;
      }
      case CommentCommand.EditComment c -> edit(subject, c);
      case CommentCommand.DeleteComment c -> {
        var comment = subject == null ? null : subject.comments.get(c.commentId());
        if (comment == null
            || (comment.author != c.actorId()
                && (subject.owner == null || subject.owner != c.actorId()))
            || comment.state == CommentState.REMOVED) {
          yield false;
        }
        if (comment.state != CommentState.DELETED) {
          decisions.add(c.envelope().commandId());
        }
        comment.state = CommentState.DELETED;
        yield true;
      }
      case CommentCommand.EraseComment c -> {
        var comment = subject == null ? null : subject.comments.get(c.commentId());
        if (comment == null || comment.author != c.memberId()) {
          yield false;
        }
        comment.state = CommentState.DELETED;
        yield true;
      }
      case CommentCommand.ReportComment c -> report(subject, c);
      case CommentCommand.PinComment c -> pin(subject, c);
      case CommentCommand.DecideComment c ->
          decide(subject, subject == null ? null : subject.comments.get(c.commentId()), c);
      case CommentCommand.PutSubject c -> {
        var put = subjects.computeIfAbsent(c.subject(), ref -> new Subject());
        put.owner = c.ownerId() == null ? put.owner : c.ownerId();
        put.state = c.state() == null ? put.state : c.state();
        put.mode = c.mode() == null ? put.mode : c.mode();
        put.slowMode = c.slowModeSeconds() == null ? put.slowMode : c.slowModeSeconds();
        yield true;
      }
      case CommentCommand.RebuildIndex c -> true;
    };
  }

  private boolean publish(Subject present, CommentCommand.PublishComment c) {
    var key = c.authorId() + "|" + c.idempotencyKey();
    if (present != null && c.idempotencyKey() != null && present.keys.containsKey(key)) {
      return present.hashes.get(key).equals(c.requestHash());
    }
    if (present != null && present.comments.containsKey(c.commentId())) {
      return true;
    }
    var parent = present == null ? null : present.comments.get(c.parentId());
    if ((present != null && present.state != SubjectState.OPEN)
        || (c.parentId() != 0 && (parent == null || !parent.looksVisibleTo(c.authorId())))) {
      return false;
    }
    var subject = subjects.computeIfAbsent(c.subject(), ref -> new Subject());
    if (isTooSoon(subject, c)) {
      return false;
    }
    subject.written.addFirst(c);
    var comment = add(subject, c.commentId(), parent, c.authorId(), c.text());
    comment.createdAt = c.envelope().at();
    comment.state =
        subject.mode == ReviewMode.PRE && c.state() == CommentState.VISIBLE
            ? CommentState.PENDING
            : c.state();
    if (parent != null
        && parent.state == CommentState.SHADOWED
        && comment.state != CommentState.SHADOWED) {
      comment.beneathShadow = comment.state;
      comment.state = CommentState.SHADOWED;
    }
    if (comment.state != CommentState.VISIBLE) {
      decisions.add(c.envelope().commandId());
    }
    if (c.idempotencyKey() != null) {
      subject.keys.put(key, c.commentId());
      subject.hashes.put(key, c.requestHash());
    }
    return true;
  }

  private static boolean isTooSoon(Subject subject, CommentCommand.PublishComment c) {
    var own = subject.written.stream().filter(w -> w.authorId() == c.authorId()).limit(5).toList();
    boolean isExempt = c.byModerator() || (subject.owner != null && subject.owner == c.authorId());
    boolean isSlow =
        subject.slowMode > 0
            && !isExempt
            && own.stream().anyMatch(w -> seconds(w, c) < subject.slowMode);
    return isSlow
        || own.stream()
            .anyMatch(
                w -> w.text().equals(c.text()) && seconds(w, c) < RULES.repeatWindow().toSeconds());
  }

  private static long seconds(
      CommentCommand.PublishComment earlier, CommentCommand.PublishComment later) {
    return Duration.between(earlier.envelope().at(), later.envelope().at()).toSeconds();
  }

  private boolean edit(Subject subject, CommentCommand.EditComment c) {
    var comment = subject == null ? null : subject.comments.get(c.commentId());
    if (comment == null) {
      return false;
    }
    if (edits.contains(c.envelope().commandId())) {
      return true;
    }
    if (subject.state != SubjectState.OPEN
        || comment.author != c.authorId()
        || comment.state == CommentState.DELETED
        || comment.state == CommentState.REMOVED
        || Duration.between(comment.createdAt, c.envelope().at()).toSeconds()
            > RULES.editWindow().toSeconds()) {
      return false;
    }
    edits.add(c.envelope().commandId());
    replaced.add(comment.latest());
    var edit = new PendingEdit(c.text(), c.html(), c.mentions(), c.envelope().at());
    if (comment.state == CommentState.VISIBLE
        && (c.state() == CommentState.PENDING || subject.mode == ReviewMode.PRE)) {
      comment.pending = edit;
    } else {
      comment.show(edit);
      if (comment.beneathShadow != null && c.state() == CommentState.PENDING) {
        comment.beneathShadow = CommentState.PENDING;
      }
    }
    return true;
  }

  private static boolean report(Subject subject, CommentCommand.ReportComment c) {
    var key = c.memberId() + "|" + c.idempotencyKey();
    if (subject != null && c.idempotencyKey() != null && subject.keys.containsKey(key)) {
      return subject.hashes.get(key).equals(c.requestHash());
    }
    var comment = subject == null ? null : subject.comments.get(c.commentId());
    if (comment == null
        || subject.state == SubjectState.HIDDEN
        || comment.state != CommentState.VISIBLE) {
      return false;
    }
    comment.reporters.add(c.memberId());
    if (c.idempotencyKey() != null) {
      subject.keys.put(key, c.commentId());
      subject.hashes.put(key, c.requestHash());
    }
    return true;
  }

  private static boolean pin(Subject subject, CommentCommand.PinComment c) {
    var comment = subject == null ? null : subject.comments.get(c.commentId());
    boolean mayPin =
        c.byModerator() || (subject != null && Long.valueOf(c.actorId()).equals(subject.owner));
    if (comment == null || subject.state == SubjectState.HIDDEN || !mayPin) {
      return false;
    }
    if (!c.pinned()) {
      subject.pinned.remove(c.commentId());
      return true;
    }
    boolean isThere = subject.pinned.contains(c.commentId());
    if (comment.state != CommentState.VISIBLE
        || comment.root != 0
        || (!isThere && subject.pinned.size() == 3)) {
      return false;
    }
    if (!isThere) {
      subject.pinned.addFirst(c.commentId());
    }
    return true;
  }

  private boolean take(CommentCommand.ImportComment c) {
    var present = subjects.get(c.subject());
    if (present != null && present.keys.containsKey("0|" + c.sourceKey())) {
      return true;
    }
    Comment parent = null;
    if (c.parentKey() != null) {
      var id = present == null ? null : present.keys.get("0|" + c.parentKey());
      if (id == null) {
        return false;
      }
      parent = present.comments.get(id);
    }
    var subject = subjects.computeIfAbsent(c.subject(), ref -> new Subject());
    var comment = add(subject, c.commentId(), parent, c.authorId(), c.text());
    comment.createdAt = c.createdAt();
    comment.state = CommentState.VISIBLE;
    c.reactions().forEach(r -> comment.reactions.put(r.memberId(), r.kind()));
    subject.keys.put("0|" + c.sourceKey(), c.commentId());
    return true;
  }

  private static Comment add(Subject subject, long id, Comment parent, long author, String text) {
    var comment = new Comment();
    comment.text = text;
    comment.id = id;
    comment.parent = parent == null ? 0 : parent.id;
    comment.root = parent == null ? 0 : parent.root == 0 ? parent.id : parent.root;
    comment.author = author;
    comment.floor = subject.siblings(comment.root) + 1;
    subject.comments.put(id, comment);
    return comment;
  }

  private void bringBackBeneath(Subject subject, Comment shown) {
    for (var comment : subject.comments.values()) {
      if (comment.parent == shown.id
          && comment.state == CommentState.SHADOWED
          && comment.beneathShadow != null) {
        comment.state = comment.beneathShadow;
        broughtBack.add(comment.id);
        if (comment.state == CommentState.VISIBLE) {
          bringBackBeneath(subject, comment);
        }
      }
    }
  }

  private boolean decide(Subject subject, Comment comment, CommentCommand.DecideComment c) {
    if (comment == null) {
      return false;
    }
    if (decisions.contains(c.envelope().commandId())) {
      return true;
    }
    var fits = new ArrayList<CommentState>();
    fits.add(CommentState.VISIBLE);
    if (c.action() == ModerationAction.APPROVE
        || c.action() == ModerationAction.REMOVE
        || c.action() == ModerationAction.UNFEATURE) {
      fits.add(CommentState.PENDING);
      fits.add(CommentState.SHADOWED);
    }
    if (c.action() == ModerationAction.RESTORE
        || c.action() == ModerationAction.REMOVE
        || c.action() == ModerationAction.UNFEATURE) {
      fits.add(CommentState.REMOVED);
    }
    if (!fits.contains(comment.state)) {
      return false;
    }
    if (c.action() == ModerationAction.APPROVE && comment.pending != null) {
      comment.show(comment.pending);
    }
    if ((c.action() == ModerationAction.REMOVE || c.action() == ModerationAction.RESTORE)
        && comment.pending != null) {
      replaced.add(comment.pending.text());
      comment.pending = null;
    }
    switch (c.action()) {
      case APPROVE, RESTORE -> {
        comment.state = CommentState.VISIBLE;
        bringBackBeneath(subject, comment);
      }
      case REMOVE -> comment.state = CommentState.REMOVED;
      case FEATURE -> comment.featured = true;
      case UNFEATURE -> comment.featured = false;
    }
    decisions.add(c.envelope().commandId());
    return true;
  }
}
