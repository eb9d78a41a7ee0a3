package io.tulou.comment.reaction;

import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.rules.MemberStanding;
import io.tulou.comment.thread.CommentReader;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.ReactionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sets and takes back reactions. */
@Component
class Reactions {
  private final CommentReader comments;
  private final Commands commands;
  private final MemberStanding standing;

  Reactions(CommentReader comments, Commands commands, MemberStanding standing) {
    this.comments = comments;
    this.standing = standing;
    this.commands = commands;
  }

  /** A comment's counts and the member's own reaction. */
  record Counts(int likeCount, int dislikeCount, @Nullable ReactionKind reaction) {
    static Counts of(CommentSnapshot comment, @Nullable ReactionKind reaction) {
      return new Counts(comment.likeCount(), comment.dislikeCount(), reaction);
    }
  }

  /**
   * 200 with the new counts, or 202 with the present ones if it takes longer to apply.
   *
   * @throws ApiException {@code not-found} unless the comment is visible to everybody, as far as
   *     the caller may know
   */
  ResponseEntity<Counts> set(long commentId, @Nullable ReactionKind kind, Caller caller) {
    long member = caller.member();
    standing.check(member);
    var comment = comments.require(commentId, caller);
    if (!Visibility.looksVisible(comment, caller)) {
      throw ApiException.notFound();
    }
    var command = new SetReaction(commands.envelope(), comment.subject(), commentId, member, kind);
    return switch (commands.send(command)) {
      case Answer.Applied applied -> ResponseEntity.ok(Counts.of(applied.requireComment(), kind));
      case Answer.Refused refused -> throw refused.asException();
      case Answer.Accepted() -> ResponseEntity.accepted().body(Counts.of(comment, kind));
    };
  }
}
