package io.tulou.feed.post;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.feed.PostState;
import io.tulou.feed.RetryingTransaction;
import io.tulou.feed.member.MemberChange;
import io.tulou.feed.member.Members;
import io.tulou.feed.pending.PendingRanges;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes posts away. Every read asks the table, so a deleted post is in no feed from then on. */
@Component
class PostDeleter {
  private final PostMapper mapper;
  private final PostReader reader;
  private final PendingRanges pending;
  private final PostEvents events;
  private final Members members;
  private final RetryingTransaction transaction;

  PostDeleter(
      PostMapper mapper,
      PostReader reader,
      PendingRanges pending,
      PostEvents events,
      Members members,
      RetryingTransaction transaction) {
    this.mapper = mapper;
    this.reader = reader;
    this.pending = pending;
    this.events = events;
    this.members = members;
    this.transaction = transaction;
  }

  /**
   * Deletes a post; doing it again changes nothing.
   *
   * @throws ApiException {@code not-found} for what the caller may not see, {@code forbidden} for
   *     another's post without the scope {@code moderate}
   */
  void delete(Caller caller, long id) {
    long member = caller.member();
    var row = mapper.find(id);
    if (row == null) {
      throw ApiException.notFound();
    }
    if (row.authorId() != member && !caller.has("moderate")) {
      var _ = reader.get(caller, id);
      throw new ApiException(ErrorCode.FORBIDDEN, "This is somebody else's post.");
    }
    transaction.run(() -> deleteLocked(row));
  }

  private void deleteLocked(PostRow seen) {
    members.lock(List.of(seen.authorId()));
    var now = mapper.find(seen.postId());
    if (now != null && mapper.delete(seen.postId()) == 1) {
      boolean wasCounted = now.state() == PostState.PUBLISHED;
      members.change(MemberChange.ofPosts(seen.authorId(), wasCounted ? -1 : 0));
      pending.closeAll(seen.postId());
      events.addChanged(seen.postId());
    }
  }
}
