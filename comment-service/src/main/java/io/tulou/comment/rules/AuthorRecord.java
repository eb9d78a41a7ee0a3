package io.tulou.comment.rules;

import io.tulou.comment.store.StoredCode;
import io.tulou.comment.view.Visibility;
import io.tulou.contract.comment.CommentState;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What became of the member's latest comments: the first ones of a new member, and those of one
 * whose comments are often removed, await review. Where the database does not answer, nobody is
 * held for that.
 */
final class AuthorRecord implements Rule {
  private static final Logger log = LoggerFactory.getLogger(AuthorRecord.class);
  private static final int LATEST = 50;
  private static final int FEWEST_TO_JUDGE = 5;
  private static final int PERCENT = 100;

  private final LiveRules rules;
  private final RuleMapper mapper;

  AuthorRecord(LiveRules rules, RuleMapper mapper) {
    this.rules = rules;
    this.mapper = mapper;
  }

  @Override
  public List<Outcome> judge(Draft draft) {
    var set = rules.present().set();
    var percent = set.rejectedPercent();
    if ((set.firstCommentsHeld() == 0 && percent == null)
        || draft.isEdit()
        || draft.caller().has(Visibility.MODERATE, draft.ref().type())) {
      return List.of();
    }
    List<Integer> states;
    try {
      states = mapper.latestStates(draft.caller().memberId(), LATEST);
    } catch (DataAccessException away) {
      log.debug("a member's record is not known", away);
      return List.of();
    }
    if (count(states, CommentState.VISIBLE) < set.firstCommentsHeld()) {
      return List.of(new Outcome.Hold("first-comments"));
    }
    boolean isOftenRemoved =
        percent != null
            && states.size() >= FEWEST_TO_JUDGE
            && count(states, CommentState.REMOVED) * PERCENT >= percent * states.size();
    return isOftenRemoved ? List.of(new Outcome.Hold("removed-often")) : List.of();
  }

  private static int count(List<Integer> states, CommentState state) {
    return Collections.frequency(states, StoredCode.of(state));
  }
}
