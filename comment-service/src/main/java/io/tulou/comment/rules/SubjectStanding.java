package io.tulou.comment.rules;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.util.List;

/** The subject: whether it takes comments, and whether review comes first there. */
final class SubjectStanding implements Rule {
  @Override
  public List<Outcome> judge(Draft draft) {
    var subject = draft.subject();
    if (subject == null) {
      return List.of();
    }
    if (subject.state() != SubjectState.OPEN) {
      return List.of(
          new Outcome.Reject(
              new ApiException(ErrorCode.SUBJECT_LOCKED, "The subject takes no comments.")));
    }
    return subject.mode() == ReviewMode.PRE ? List.of(new Outcome.Hold("review-first")) : List.of();
  }
}
