package io.tulou.comment.submit;

import io.tulou.comment.block.Blocks;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom a text may speak to: nobody who has blocked its writer. */
@Component
class Addressees {
  private final Blocks blocks;

  Addressees(Blocks blocks) {
    this.blocks = blocks;
  }

  /**
   * Those of the mentioned who are told of it; the text itself stays as it was typed.
   *
   * @param parentAuthorId whom it answers; 0 for nobody
   * @throws ApiException {@code forbidden} if that member has blocked the writer
   */
  List<Long> of(long parentAuthorId, List<Long> mentions, Caller caller) {
    var members = new ArrayList<>(mentions);
    if (parentAuthorId != 0) {
      members.add(parentAuthorId);
    }
    var blockers = blocks.blockersOf(caller, members);
    if (blockers.contains(parentAuthorId)) {
      throw new ApiException(ErrorCode.FORBIDDEN, "This member takes no replies from you.");
    }
    return mentions.stream().filter(member -> !blockers.contains(member)).toList();
  }
}
