package io.tulou.comment.thread;

import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Edits;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.page.CommentEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills pages of ids: one batch for the comments, one for the replies shown under them. What
 * everybody sees alike goes into the page as its entry has it; for the rest it is looked at who
 * asks.
 */
@Component
class Contents {
  private final CommentStore comments;
  private final OwnEdits ownEdits;

  Contents(CommentStore comments, OwnEdits ownEdits) {
    this.comments = comments;
    this.ownEdits = ownEdits;
  }

  /** Comments of one subject, and how the caller has just edited some of them. */
  private record Loaded(
      Map<CommentKey, CommentEntry> entries, Map<Long, CommentSnapshot> edits, Caller caller) {
    Optional<PageItem> item(CommentEntry entry, @Nullable List<PageItem> replies) {
      var edit = edits.get(entry.commentId());
      if (edit == null && entry.isPlain()) {
        return Optional.of(PageItem.of(entry, replies));
      }
      var applied = entry.snapshot();
      var comment = edit == null ? applied : Edits.latest(applied, edit);
      return CommentViews.of(comment, Visibility.of(comment, caller))
          .map(view -> PageItem.of(view, replies));
    }
  }

  /** What the caller sees of these comments, in their order. */
  List<PageItem> plain(SubjectSnapshot subject, List<Long> commentIds, Caller caller) {
    var found = load(subject, commentIds, caller);
    return found.entries().values().stream()
        .flatMap(entry -> found.item(entry, null).stream())
        .toList();
  }

  /** Those of them that everybody sees, in their order. */
  List<Long> visible(SubjectSnapshot subject, List<Long> commentIds) {
    return entries(subject, commentIds).values().stream()
        .filter(comment -> comment.state() == CommentState.VISIBLE)
        .map(CommentEntry::commentId)
        .toList();
  }

  /** The same for roots, each with the visible replies of its preview. */
  List<PageItem> withPreviews(SubjectSnapshot subject, List<Long> rootIds, Caller caller) {
    var roots = load(subject, rootIds, caller);
    var previewIds = new ArrayList<Long>();
    for (var root : roots.entries().values()) {
      for (long id : root.preview()) {
        previewIds.add(id);
      }
    }
    var previews = load(subject, previewIds, caller);
    var items = new ArrayList<PageItem>(rootIds.size());
    for (var root : roots.entries().values()) {
      roots.item(root, preview(subject, root, previews)).ifPresent(items::add);
    }
    return items;
  }

  /** Those of a member's fresh writes that no list shows: not applied yet, or awaiting review. */
  List<CommentSnapshot> notYetListed(List<CommentSnapshot> fresh) {
    var known =
        comments.entries(
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

  private Loaded load(SubjectSnapshot subject, Collection<Long> commentIds, Caller caller) {
    var entries = entries(subject, commentIds);
    return new Loaded(entries, ownEdits.among(subject.subject(), entries.values(), caller), caller);
  }

  private Map<CommentKey, CommentEntry> entries(
      SubjectSnapshot subject, Collection<Long> commentIds) {
    var keys = new ArrayList<CommentKey>(commentIds.size());
    for (long id : commentIds) {
      keys.add(CommentKey.in(subject, id));
    }
    return comments.entries(keys);
  }

  private static List<PageItem> preview(
      SubjectSnapshot subject, CommentEntry root, Loaded previews) {
    var shown = new ArrayList<PageItem>(root.preview().length);
    for (long id : root.preview()) {
      var reply = previews.entries().get(CommentKey.in(subject, id));
      if (reply != null && reply.state() == CommentState.VISIBLE) {
        previews.item(reply, null).ifPresent(shown::add);
      }
    }
    return shown;
  }
}
