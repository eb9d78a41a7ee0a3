package io.tulou.comment.report;

import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.rules.MemberStanding;
import io.tulou.comment.thread.CommentReader;
import io.tulou.common.idempotency.RequestKey;
import io.tulou.common.idempotency.RequestMemory;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes reports; whether a member has reported the comment before is comment-job's to know. */
@Component
class Reports {
  private final CommentReader comments;
  private final Commands commands;
  private final RequestMemory requests;
  private final MemberStanding standing;

  Reports(
      CommentReader comments, Commands commands, RequestMemory requests, MemberStanding standing) {
    this.comments = comments;
    this.commands = commands;
    this.requests = requests;
    this.standing = standing;
  }

  /**
   * Reports; again and again is once, and the first reason stands.
   *
   * @return {@code 204}, or {@code 202} if it takes longer to apply
   * @throws ApiException {@code not-found} unless the comment is visible to everybody, {@code
   *     idempotency-…}
   */
  HttpStatus report(
      long commentId, @Nullable String idempotencyKey, ReportForm form, Caller caller) {
    standing.check(caller.member());
    var request =
        RequestKey.of(
            caller.member(),
            idempotencyKey,
            "report",
            Long.toString(commentId),
            form.reason().word(),
            form.note());
    return requests.once(
        request,
        answer -> Optional.of(HttpStatus.valueOf(Integer.parseInt(answer))),
        () -> send(reportable(commentId, caller), form, request, caller),
        status -> Integer.toString(status.value()));
  }

  private CommentSnapshot reportable(long commentId, Caller caller) {
    var comment = comments.require(commentId, caller);
    if (comment.state() != CommentState.VISIBLE) {
      throw ApiException.notFound();
    }
    return comment;
  }

  private HttpStatus send(
      CommentSnapshot comment, ReportForm form, Optional<RequestKey> request, Caller caller) {
    var command =
        new ReportComment(
            commands.envelope(),
            comment.subject(),
            comment.commentId(),
            caller.memberId(),
            form.reason(),
            form.note(),
            request.map(RequestKey::key).orElse(null),
            request.map(RequestKey::requestHash).orElse(null));
    return switch (commands.send(command)) {
      case Answer.Applied _ -> HttpStatus.NO_CONTENT;
      case Answer.Refused refused -> throw refused.asException();
      case Answer.Accepted() -> HttpStatus.ACCEPTED;
    };
  }
}
