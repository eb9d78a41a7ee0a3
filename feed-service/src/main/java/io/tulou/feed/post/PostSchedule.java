package io.tulou.feed.post;

import io.tulou.feed.RetryingTransaction;
import io.tulou.feed.member.MemberChange;
import io.tulou.feed.member.Members;
import io.tulou.feed.pending.PendingRanges;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Publishes scheduled posts when their time has come. Any number of processes may do so: each post
 * is published once, by whoever holds its author's row.
 */
@Component
class PostSchedule {
  private static final int BATCH = 100;

  private final PostMapper mapper;
  private final PendingRanges pending;
  private final PostEvents events;
  private final Members members;
  private final RetryingTransaction transaction;
  private final Clock clock;

  PostSchedule(
      PostMapper mapper,
      PendingRanges pending,
      PostEvents events,
      Members members,
      RetryingTransaction transaction,
      Clock clock) {
    this.mapper = mapper;
    this.pending = pending;
    this.events = events;
    this.members = members;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Publishes what is due.
   *
   * @return how many posts were
   */
  int publishDue() {
    var due = mapper.listDue(clock.instant(), BATCH);
    for (var post : due) {
      transaction.run(() -> publishLocked(post));
    }
    return due.size();
  }

  private void publishLocked(PostHead post) {
    members.lock(List.of(post.authorId()));
    if (mapper.publish(post.postId()) == 1) {
      members.change(MemberChange.ofPosts(post.authorId(), 1));
      pending.open(post.postId(), post.authorId());
      events.addChanged(post.postId());
    }
  }
}
