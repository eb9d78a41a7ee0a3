package io.tulou.commentjob.apply;

import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentCommand.DeleteComment;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.PinComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import io.tulou.contract.comment.ModerationAction;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the commands of a batch name beneath one subject, so that it can be loaded at once. */
final class Names {
  /** A member and a key of its own. */
  record MemberKey(long memberId, String key) {}

  /** A member and a comment it reacts to, or reports. */
  record MemberComment(long memberId, long commentId) {}

  private final Set<Long> comments = new LinkedHashSet<>();
  private final Set<MemberKey> keys = new LinkedHashSet<>();
  private final Set<String> parentKeys = new LinkedHashSet<>();
  private final Set<MemberComment> reactions = new LinkedHashSet<>();
  private final Set<MemberComment> reports = new LinkedHashSet<>();
  private final Set<Long> decisions = new LinkedHashSet<>();
  private final Set<Long> writers = new LinkedHashSet<>();
  private final Set<Long> contents = new LinkedHashSet<>();
  private final Set<Long> edits = new LinkedHashSet<>();
  private final Set<Long> ranked = new LinkedHashSet<>();
  private final Set<Long> seen = new LinkedHashSet<>();
  private final Set<Long> shown = new LinkedHashSet<>();

  void add(CommentCommand command) {
    switch (command) {
      case PublishComment publish -> {
        comments.add(publish.commentId());
        writers.add(publish.authorId());
        if (publish.parentId() != 0) {
          comments.add(publish.parentId());
        }
        if (publish.idempotencyKey() != null) {
          keys.add(new MemberKey(publish.authorId(), publish.idempotencyKey()));
        }
      }
      case ImportComment imported -> {
        keys.add(new MemberKey(Admission.SOURCE, imported.sourceKey()));
        if (imported.parentKey() != null) {
          keys.add(new MemberKey(Admission.SOURCE, imported.parentKey()));
          parentKeys.add(imported.parentKey());
        }
      }
      case SetReaction reaction -> {
        rank(reaction.commentId());
        reactions.add(new MemberComment(reaction.memberId(), reaction.commentId()));
      }
      case EditComment edit -> {
        comments.add(edit.commentId());
        contents.add(edit.commentId());
        edits.add(edit.envelope().commandId());
      }
      case DeleteComment deletion -> rank(deletion.commentId());
      case CommentCommand.EraseComment erasure -> {
        rank(erasure.commentId());
        contents.add(erasure.commentId());
      }
      case ReportComment report -> {
        rank(report.commentId());
        reports.add(new MemberComment(report.memberId(), report.commentId()));
        if (report.idempotencyKey() != null) {
          keys.add(new MemberKey(report.memberId(), report.idempotencyKey()));
        }
      }
      case PinComment pin -> comments.add(pin.commentId());
      case DecideComment decision -> {
        rank(decision.commentId());
        contents.add(decision.commentId());
        decisions.add(decision.envelope().commandId());
        if (decision.action() == ModerationAction.APPROVE
            || decision.action() == ModerationAction.RESTORE) {
          shown.add(decision.commentId());
        }
        if (decision.seenVersion() != null) {
          seen.add(decision.commentId());
        }
        if (decision.idempotencyKey() != null) {
          keys.add(new MemberKey(decision.actorId(), decision.idempotencyKey()));
        }
      }
      case PutSubject _, RebuildIndex _ -> {}
    }
  }

  void rank(long commentId) {
    comments.add(commentId);
    ranked.add(commentId);
  }

  Set<Long> comments() {
    return comments;
  }

  Set<MemberKey> keys() {
    return keys;
  }

  Set<String> parentKeys() {
    return parentKeys;
  }

  Set<MemberComment> reactions() {
    return reactions;
  }

  Set<MemberComment> reports() {
    return reports;
  }

  Set<Long> decisions() {
    return decisions;
  }

  /** Members who write. */
  Set<Long> writers() {
    return writers;
  }

  /** Comments whose text may give way to another. */
  Set<Long> contents() {
    return contents;
  }

  /** Comments that are decided about as somebody saw them. */
  Set<Long> seen() {
    return seen;
  }

  /** Comments that readers may see after this. */
  Set<Long> shown() {
    return shown;
  }

  /** Ids of commands that edit. */
  Set<Long> edits() {
    return edits;
  }

  /** Comments that may move in their root's preview. */
  Set<Long> ranked() {
    return ranked;
  }
}
