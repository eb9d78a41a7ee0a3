package io.tulou.feed.follow;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.feed.RetryingTransaction;
import io.tulou.feed.member.LockedMemberRow;
import io.tulou.feed.member.Members;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Changes between two members: one transaction that holds both rows. */
@Component
class Pairs {
  private final Members members;
  private final RetryingTransaction transaction;

  Pairs(Members members, RetryingTransaction transaction) {
    this.members = members;
    this.transaction = transaction;
  }

  /**
   * Runs the change, which may be run again after a deadlock.
   *
   * @param change gets the row of {@code member}
   * @throws ApiException {@code unprocessable} for oneself, {@code not-found} for somebody unknown
   */
  void change(long member, long other, Consumer<LockedMemberRow> change) {
    if (member == other) {
      throw new ApiException(ErrorCode.UNPROCESSABLE, "This takes another member.");
    }
    members.ensureKnown(List.of(member));
    transaction.run(() -> {
      var locked = members.lock(List.of(member, other));
      var self = locked.get(member);
      if (self == null || !locked.containsKey(other)) {
        throw ApiException.notFound();
      }
      change.accept(self);
    });
  }
}
