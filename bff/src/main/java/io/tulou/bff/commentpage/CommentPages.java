package io.tulou.bff.commentpage;

import io.tulou.bff.memberpage.Authors;
import io.tulou.bff.page.PageQuery;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.PageBytes;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of comments with their authors: one call for the comments, at most one for all members a
 * page shows. What the service wrote is copied, and members are put in where it left room.
 */
@Component
public class CommentPages {
  private final CommentApi comments;
  private final Authors authors;
  private final JsonMapper json;

  CommentPages(CommentApi comments, Authors authors, JsonMapper json) {
    this.comments = comments;
    this.authors = authors;
    this.json = json;
  }

  /** Roots of a subject with their previews. */
  public ReadyPage roots(SubjectRef subject, PageQuery page, Caller caller) {
    return fill(
        comments.listRoots(subject.type(), subject.id(), page.sort(), page.limit(), page.cursor()),
        caller);
  }

  ReadyPage replies(long rootId, PageQuery page, Caller caller) {
    return fill(comments.listReplies(rootId, page.sort(), page.limit(), page.cursor()), caller);
  }

  /** A member's comments, newest first. */
  public ReadyPage ofAuthor(long memberId, PageQuery page, Caller caller) {
    return fill(comments.listByAuthor(memberId, page.limit(), page.cursor()), caller);
  }

  /** Where a comment stands; authors of both lists come in one batch. */
  ReadyPage context(long commentId, PageQuery page, Caller caller) {
    return fill(comments.context(commentId, page.limit(), page.cursor()), caller);
  }

  CommentJson one(CommentView comment) {
    return CommentPresenter.present(
        comment, authors.of(CommentPresenter.members(List.of(comment)).toList()));
  }

  private ReadyPage fill(PageBytes page, Caller caller) {
    var members = authors.of(page.members().boxed().toList());
    var fillings = new MemberFillings(members, json);
    var shared = page.fill(fillings::author, fillings::mention);
    return caller.isMember()
        ? ReadyPage.of(shared, page.reactions(), page.rows())
        : ReadyPage.ofAll(shared, page.rows());
  }
}
