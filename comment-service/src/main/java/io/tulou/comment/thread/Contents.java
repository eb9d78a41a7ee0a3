package io.tulou.comment.thread;

import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.http.CommentView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fills pages of ids: one batch for the comments, one for the replies shown under them. */
@Component
class Contents {
  private final CommentStore comments;

  private final OwnEdits ownEdits;

  Contents(CommentStore comments, OwnEdits ownEdits) {
    this.comments = comments;
    this.ownEdits = ownEdits;
  }

  /** What the caller sees of these comments, in their order. */
  List<CommentView> plain(SubjectSnapshot subject, List<Long> commentIds, Caller caller) {
    return seen(subject, commentIds, caller).values().stream()
        .map(comment -> CommentViews.of(comment, Visibility.of(comment, caller)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Those of them that everybody sees, in their order. */
  List<Long> visible(SubjectSnapshot subject, List<Long> commentIds) {
    return load(subject, commentIds).values().stream()
        .filter(comment -> comment.state() == CommentState.VISIBLE)
        .map(CommentSnapshot::commentId)
        .toList();
  }

  /** The same for roots, each with the visible replies of its preview. */
  List<CommentView> withPreviews(SubjectSnapshot subject, List<Long> rootIds, Caller caller) {
    var roots = seen(subject, rootIds, caller).values();
    var previewIds = roots.stream().flatMap(root -> root.preview().stream()).toList();
    var previews = seen(subject, previewIds, caller);
    return roots.stream()
        .map(root ->
            CommentViews.of(
                root, Visibility.of(root, caller), preview(subject, root, previews, caller)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Those of a member's fresh writes that no list shows: not applied yet, or awaiting review. */
  List<CommentSnapshot> notYetListed(List<CommentSnapshot> fresh) {
    var known =
        comments.findAll(
            fresh.stream().filter(own -> own.subjectId() != 0).map(CommentKey::of).toList());
    return fresh.stream()
        .filter(own -> {
          var applied = known.get(CommentKey.of(own));
          return applied == null
              || applied.state() == CommentState.PENDING
              || applied.state() == CommentState.SHADOWED;
        })
        .toList();
  }

  private Map<CommentKey, CommentSnapshot> seen(
      SubjectSnapshot subject, Collection<Long> commentIds, Caller caller) {
    return ownEdits.over(subject.subject(), load(subject, commentIds), caller);
  }

  private Map<CommentKey, CommentSnapshot> load(
      SubjectSnapshot subject, Collection<Long> commentIds) {
    return comments.findAll(commentIds.stream().map(id -> CommentKey.in(subject, id)).toList());
  }

  private static List<CommentView> preview(
      SubjectSnapshot subject,
      CommentSnapshot root,
      Map<CommentKey, CommentSnapshot> previews,
      Caller caller) {
    return root.preview().stream()
        .map(id -> Optional.ofNullable(previews.get(CommentKey.in(subject, id))))
        .flatMap(Optional::stream)
        .filter(reply -> reply.state() == CommentState.VISIBLE)
        .map(reply -> CommentViews.of(reply, Visibility.of(reply, caller)))
        .flatMap(Optional::stream)
        .toList();
  }
}
