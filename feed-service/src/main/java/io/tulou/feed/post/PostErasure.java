package io.tulou.feed.post;

import io.tulou.contract.feed.PostState;
import io.tulou.feed.RetryingTransaction;
import io.tulou.feed.member.MemberChange;
import io.tulou.feed.member.Members;
import io.tulou.feed.pending.PendingRanges;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes everything out of a member's posts, whatever their state. Each goes as a deletion does,
 * under the lock of its author and with an event of a higher version, which takes the place of
 * those that still have the text.
 */
@Component
public class PostErasure {
  private final PostMapper mapper;
  private final PendingRanges pending;
  private final PostEvents events;
  private final Members members;
  private final RetryingTransaction transaction;

  PostErasure(
      PostMapper mapper,
      PendingRanges pending,
      PostEvents events,
      Members members,
      RetryingTransaction transaction) {
    this.mapper = mapper;
    this.pending = pending;
    this.events = events;
    this.members = members;
    this.transaction = transaction;
  }

  /** Erases so many posts at most; how many there were. */
  public int erase(long author, int most) {
    var posts = mapper.listWritten(author, most);
    posts.forEach(post -> transaction.run(() -> eraseLocked(post.postId(), author)));
    return posts.size();
  }

  /** How many posts still hold anything that was written. */
  public long left(long author) {
    return mapper.countWritten(author);
  }

  private void eraseLocked(long post, long author) {
    members.lock(List.of(author));
    var now = mapper.find(post);
    if (now != null && mapper.erase(post) == 1) {
      members.change(MemberChange.ofPosts(author, now.state() == PostState.PUBLISHED ? -1 : 0));
      pending.closeAll(post);
      events.addChanged(post);
    }
  }
}
