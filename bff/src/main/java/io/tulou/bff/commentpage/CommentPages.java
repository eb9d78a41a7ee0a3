package io.tulou.bff.commentpage;

import io.tulou.bff.memberpage.Authors;
import io.tulou.bff.page.PageQuery;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.CommentPage;
import io.tulou.contract.http.CommentView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages of comments with their authors: one call for the comments, at most one for all members a
 * page shows.
 */
@Component
public class CommentPages {
  private final CommentApi comments;
  private final Authors authors;

  CommentPages(CommentApi comments, Authors authors) {
    this.comments = comments;
    this.authors = authors;
  }

  /** Roots of a subject with their previews. */
  public CommentPageJson roots(SubjectRef subject, PageQuery page, Caller caller) {
    return present(
        comments.listRoots(subject.type(), subject.id(), page.sort(), page.limit(), page.cursor()),
        caller);
  }

  CommentPageJson replies(long rootId, PageQuery page, Caller caller) {
    return present(comments.listReplies(rootId, page.sort(), page.limit(), page.cursor()), caller);
  }

  /** A member's comments, newest first. */
  public CommentPageJson ofAuthor(long memberId, PageQuery page, Caller caller) {
    return present(comments.listByAuthor(memberId, page.limit(), page.cursor()), caller);
  }

  /** Where a comment stands; authors of both lists come in one batch. */
  CommentContextJson context(long commentId, PageQuery page, Caller caller) {
    var context = comments.context(commentId, page.limit(), page.cursor());
    var roots = context.roots();
    var replies = context.replies();
    var members =
        authors.of(
            Stream.concat(
                    CommentPresenter.members(roots.items()),
                    replies == null ? Stream.of() : CommentPresenter.members(replies.items()))
                .toList());
    return new CommentContextJson(
        CommentPresenter.presentAll(roots.items(), members),
        roots.nextCursor(),
        roots.previousCursor(),
        replies == null
            ? null
            : new CommentContextJson.Replies(
                CommentPresenter.presentAll(replies.items(), members),
                replies.nextCursor(),
                replies.previousCursor()),
        caller.isMember() ? viewer(reactions(roots, replies)) : null);
  }

  private static Map<Long, ReactionKind> reactions(CommentPage roots, @Nullable CommentPage more) {
    var all = new TreeMap<Long, ReactionKind>();
    Stream.of(Optional.of(roots), Optional.ofNullable(more))
        .flatMap(Optional::stream)
        .map(CommentPage::reactions)
        .filter(Objects::nonNull)
        .forEach(all::putAll);
    return all;
  }

  CommentJson one(CommentView comment) {
    return CommentPresenter.present(
        comment, authors.of(CommentPresenter.members(List.of(comment)).toList()));
  }

  private CommentPageJson present(CommentPage page, Caller caller) {
    var members = authors.of(CommentPresenter.members(page.items()).toList());
    return new CommentPageJson(
        CommentPresenter.presentAll(page.items(), members),
        page.nextCursor(),
        page.previousCursor(),
        caller.isMember() ? viewer(page.reactions()) : null);
  }

  private static CommentPageJson.Viewer viewer(@Nullable Map<Long, ReactionKind> reactions) {
    var byId = new TreeMap<String, ReactionKind>();
    Objects.requireNonNullElse(reactions, Map.<Long, ReactionKind>of())
        .forEach((id, kind) -> byId.put(Long.toString(id), kind));
    return new CommentPageJson.Viewer(byId);
  }
}
