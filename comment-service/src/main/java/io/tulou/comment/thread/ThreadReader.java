package io.tulou.comment.thread;

import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.store.Sort;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Form;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Pages of a subject's roots and of a root's replies.
 *
 * <p>A walk by floor shows each comment that stays visible exactly once. A page may hold fewer than
 * asked where comments were taken away meanwhile; the end is where there is no cursor.
 */
@Component
public class ThreadReader {
  private static final Set<Sort> ROOT_ORDERS = EnumSet.allOf(Sort.class);
  private static final Set<Sort> REPLY_ORDERS = EnumSet.of(Sort.OLDEST, Sort.HOT);

  private final SubjectStore subjects;
  private final Skeletons skeletons;
  private final Contents contents;
  private final CommentReader single;
  private final OwnWrites ownWrites;
  private final ShadowedComments shadowed;
  private final ViewerReactions reactions;

  ThreadReader(
      SubjectStore subjects,
      Skeletons skeletons,
      Contents contents,
      CommentReader single,
      OwnWrites ownWrites,
      ShadowedComments shadowed,
      ViewerReactions reactions) {
    this.subjects = subjects;
    this.skeletons = skeletons;
    this.contents = contents;
    this.single = single;
    this.ownWrites = ownWrites;
    this.shadowed = shadowed;
    this.reactions = reactions;
  }

  /** A page of roots with up to three replies each; unknown and hidden subjects read as empty. */
  public ThreadPage listRoots(SubjectRef ref, String order, PageRequest page, Caller caller) {
    var sort = Sort.of(order, ROOT_ORDERS);
    skeletons.check(ref.key(), sort, page);
    var subject = subjects.find(ref);
    if (subject.filter(found -> !Visibility.isShown(found)).isPresent()) {
      return page(List.of(), Skeleton.EMPTY, subject, caller);
    }
    var skeleton =
        subject
            .map(found -> skeletons.roots(found, sort, page, pinned(found, page)))
            .orElse(Skeleton.EMPTY);
    var hidden = hidden(subject, caller);
    var items = new ArrayList<PageItem>();
    if (page.isFirst() && sort != Sort.OLDEST) {
      items.addAll(own(ref, hidden, skeleton, caller, CommentSnapshot::isRoot));
    }
    subject.ifPresent(
        found -> items.addAll(contents.withPreviews(found, skeleton.commentIds(), caller)));
    return page(ShadowedComments.among(items, hidden), skeleton, subject, caller);
  }

  /** A page of the replies under a root; a reply has none. */
  public ThreadPage listReplies(long rootId, String order, PageRequest page, Caller caller) {
    var sort = Sort.of(order, REPLY_ORDERS);
    var root = requireSeen(rootId, caller);
    var ref = root.subject();
    var subject = subjects.find(ref);
    var skeleton =
        subject
            .filter(found -> hasReplies(root) || !page.isFirst())
            .map(found -> skeletons.replies(found, rootId, sort, page))
            .orElse(Skeleton.EMPTY);
    var items = new ArrayList<PageItem>();
    subject.ifPresent(found -> items.addAll(contents.plain(found, skeleton.commentIds(), caller)));
    if (skeleton.nextCursor() == null) {
      var hidden = hidden(subject, caller);
      items.addAll(own(ref, hidden, skeleton, caller, own -> own.rootId() == rootId).reversed());
    }
    return page(items, skeleton, subject, caller);
  }

  /**
   * The page of roots, newest first, and of replies, oldest first, that holds a comment. A comment
   * that is in no list, such as one that awaits review, is not in its page either.
   *
   * @throws ApiException {@code not-found} for whoever may not see it
   */
  public ThreadContext context(long commentId, PageRequest page, Caller caller) {
    var comment = requireSeen(commentId, caller);
    var root = comment.isRoot() ? comment : requireSeen(comment.rootId(), caller);
    var subject = subjects.find(comment.subject());
    if (page.cursor() != null) {
      return new ThreadContext(
          listRoots(comment.subject(), Sort.NEWEST.word(), page, caller), null);
    }
    var roots =
        subject
            .map(found -> skeletons.around(found, 0, Sort.NEWEST, floor(root), page.limit()))
            .orElse(Skeleton.EMPTY);
    var items =
        subject
            .map(found -> contents.withPreviews(found, roots.commentIds(), caller))
            .orElse(List.of());
    return new ThreadContext(
        page(items, roots, subject, caller),
        comment.isRoot() ? null : replies(subject, comment, page.limit(), caller));
  }

  private ThreadPage replies(
      Optional<SubjectSnapshot> subject, CommentSnapshot reply, int limit, Caller caller) {
    var skeleton =
        subject
            .map(found -> skeletons.around(found, reply.rootId(), Sort.OLDEST, floor(reply), limit))
            .orElse(Skeleton.EMPTY);
    var items =
        subject
            .map(found -> contents.plain(found, skeleton.commentIds(), caller))
            .orElse(List.of());
    return page(items, skeleton, subject, caller);
  }

  private CommentSnapshot requireSeen(long commentId, Caller caller) {
    var comment = single.require(commentId, caller);
    if (Visibility.of(comment, caller) == Form.NONE) {
      throw ApiException.notFound();
    }
    return comment;
  }

  /** What is not applied yet will stand behind everything that is. */
  private static long floor(CommentSnapshot comment) {
    return comment.floor() == 0 ? Integer.MAX_VALUE : comment.floor();
  }

  /** Those of the pinned that are to be seen; nothing is out of turn behind the first page. */
  private List<Long> pinned(SubjectSnapshot subject, PageRequest page) {
    return page.isFirst() ? contents.visible(subject, subject.pinned()) : List.of();
  }

  private List<CommentSnapshot> hidden(Optional<SubjectSnapshot> subject, Caller caller) {
    return caller.isMember() ? shadowed.beneath(subject, caller.memberId()) : List.of();
  }

  /** Fresh writes that are not in the page by themselves. */
  private List<PageItem> own(
      SubjectRef ref,
      List<CommentSnapshot> hidden,
      Skeleton skeleton,
      Caller caller,
      Predicate<CommentSnapshot> belongs) {
    if (!caller.isMember()) {
      return List.of();
    }
    var own = new TreeMap<Long, CommentSnapshot>(Comparator.reverseOrder());
    contents
        .notYetListed(ownWrites.list(ref, caller.memberId()))
        .forEach(fresh -> own.put(fresh.commentId(), fresh));
    hidden.forEach(each -> own.put(each.commentId(), each));
    return own.values().stream()
        .filter(belongs)
        .filter(each -> !skeleton.commentIds().contains(each.commentId()))
        .map(each -> PageItem.of(CommentViews.forAuthor(each), each.isRoot() ? List.of() : null))
        .toList();
  }

  private ThreadPage page(
      List<PageItem> items, Skeleton skeleton, Optional<SubjectSnapshot> subject, Caller caller) {
    var subjectIds = subject.map(SubjectSnapshot::subjectId).stream().toList();
    return new ThreadPage(
        items,
        skeleton.nextCursor(),
        skeleton.previousCursor(),
        reactions.of(caller, subjectIds, items));
  }

  /** Replies have no replies, and only visible ones keep tombstones in a list. */
  private static boolean hasReplies(CommentSnapshot root) {
    return root.replyCount() > 0;
  }
}
