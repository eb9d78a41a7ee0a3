package io.tulou.comment.thread;

import io.tulou.comment.rules.Sanctions;
import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What a member who is shadowed wrote, for that member's lists: it must look published there for as
 * long as it is looked at. Nobody else's reads ask for anything.
 */
@Component
class ShadowedComments {
  private static final Logger log = LoggerFactory.getLogger(ShadowedComments.class);
  private static final int LATEST = 500;
  private static final int MOST = 50;

  /** Replies beneath a root in a page of roots. */
  private static final int MOST_SHOWN = 3;

  private final Sanctions sanctions;
  private final AuthorMapper mapper;
  private final CommentStore comments;

  ShadowedComments(Sanctions sanctions, AuthorMapper mapper, CommentStore comments) {
    this.sanctions = sanctions;
    this.mapper = mapper;
    this.comments = comments;
  }

  List<CommentSnapshot> beneath(Optional<SubjectSnapshot> subject, long memberId) {
    return subject
        .filter(_ -> sanctions.isShadowed(memberId))
        .map(found -> find(found, memberId))
        .orElse(List.of());
  }

  /** Roots with the replies that only the member sees among theirs, and counted. */
  static List<PageItem> among(List<PageItem> roots, List<CommentSnapshot> hidden) {
    if (hidden.isEmpty()) {
      return roots;
    }
    return roots.stream()
        .map(root -> with(root, hidden.stream().filter(own -> own.rootId() == root.id()).toList()))
        .toList();
  }

  private static PageItem with(PageItem root, List<CommentSnapshot> hidden) {
    if (hidden.isEmpty()) {
      return root;
    }
    var shown = root.replies() == null ? List.<PageItem>of() : root.replies();
    var own =
        hidden.stream()
            .sorted(Comparator.comparingLong(CommentSnapshot::commentId))
            .map(each -> PageItem.of(CommentViews.forAuthor(each), null));
    return root.withReplies(
        root.replyCount() + hidden.size(),
        Stream.concat(shown.stream(), own).limit(MOST_SHOWN).toList());
  }

  private List<CommentSnapshot> find(SubjectSnapshot subject, long memberId) {
    try {
      var ids = mapper.shadowed(memberId, subject.subjectId(), LATEST, MOST);
      return comments
          .findAll(ids.stream().map(id -> CommentKey.in(subject, id)).toList())
          .values()
          .stream()
          .filter(comment -> comment.state() == CommentState.SHADOWED)
          .toList();
    } catch (DataAccessException away) {
      log.debug("page without shadowed comments", away);
      return List.of();
    }
  }
}
