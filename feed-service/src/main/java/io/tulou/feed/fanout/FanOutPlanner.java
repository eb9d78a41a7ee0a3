package io.tulou.feed.fanout;

import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostEvent.PostChanged;
import io.tulou.contract.feed.PostState;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.pending.PendingRange;
import io.tulou.feed.pending.PendingRanges;
import io.tulou.feed.post.OutboxHeads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Splits a post's followers into ranges of equal size. Big accounts have none: from the threshold
 * on their posts are pulled, until they have fallen well below it. Planning a post again, or after
 * it was deleted, is harmless: readers look at what is true.
 *
 * <p>What is planned is open among the {@link PendingRanges} before its tasks are in the log. A
 * post that is not pending, as in a replay, is planned all the same: somebody may have lost an
 * inbox' worth of them.
 */
@Component
class FanOutPlanner {
  private final Followers followers;
  private final PendingRanges pending;
  private final OutboxHeads heads;
  private final int pullFrom;
  private final int pushBelow;
  private final int rangeSize;

  FanOutPlanner(
      Followers followers, PendingRanges pending, OutboxHeads heads, FeedProperties properties) {
    this.followers = followers;
    this.pending = pending;
    this.heads = heads;
    this.pullFrom = properties.pullFrom();
    this.pushBelow = properties.pushBelow();
    this.rangeSize = properties.rangeSize();
  }

  /**
   * The tasks that events call for. The posts are in their authors' heads before any of their
   * ranges can be done.
   */
  List<FanOutTask> plan(List<PostEvent> events) {
    var posts = new LinkedHashMap<Long, Long>();
    for (var event : events) {
      switch (event) {
        case PostChanged(_, var post) -> {
          if (post.state() == PostState.PUBLISHED) {
            posts.put(post.postId(), post.authorId());
          }
        }
      }
    }
    return planPublished(posts);
  }

  /**
   * The tasks that published posts call for; again after a crash, those that are left.
   *
   * @param posts with their authors
   */
  List<FanOutTask> planPublished(Map<Long, Long> posts) {
    if (posts.isEmpty()) {
      return List.of();
    }
    heads.append(byAuthor(posts));
    var open =
        pending.of(posts.keySet()).stream().collect(Collectors.groupingBy(PendingRange::postId));
    var audiences = new HashMap<>(followers.audiencesOf(new HashSet<>(posts.values())));
    var tasks = new ArrayList<FanOutTask>();
    posts.forEach((post, author) ->
        tasks.addAll(plan(post, author, open.getOrDefault(post, List.of()), audiences)));
    return tasks;
  }

  private List<FanOutTask> plan(
      long post, long author, List<PendingRange> open, Map<Long, AudienceRow> audiences) {
    boolean isPending = !open.isEmpty();
    if (isPending && !open.getFirst().isWhole()) {
      return tasks(open, true);
    }
    var audience = audiences.getOrDefault(author, AudienceRow.NOBODY);
    if (isPulled(audience)) {
      followers.beginUnpushed(author, post);
      pending.leaveToReaders(post);
      audiences.put(author, audience.withPulled(true));
      return List.of();
    }
    if (audience.pulled()) {
      followers.endUnpushed(author);
      audiences.put(author, audience.withPulled(false));
    }
    if (audience.followerCount() == 0) {
      pending.closeAll(post);
      return List.of();
    }
    if (audience.followerCount() <= rangeSize) {
      return tasks(List.of(PendingRange.whole(post, author)), isPending);
    }
    var ranges = ranges(post, author);
    return tasks(isPending ? pending.split(post, ranges) : ranges, isPending);
  }

  private boolean isPulled(AudienceRow audience) {
    return audience.followerCount() >= (audience.pulled() ? pushBelow : pullFrom);
  }

  private List<PendingRange> ranges(long post, long author) {
    var ranges = new ArrayList<PendingRange>();
    long after = 0;
    while (true) {
      var some = followers.list(author, after, Long.MAX_VALUE, rangeSize);
      if (some.isEmpty()) {
        return ranges;
      }
      ranges.add(new PendingRange(post, author, after, some.getLast()));
      if (some.size() < rangeSize) {
        return ranges;
      }
      after = some.getLast();
    }
  }

  private static Map<Long, long[]> byAuthor(Map<Long, Long> posts) {
    var byAuthor = new HashMap<Long, long[]>();
    posts.forEach((post, author) -> byAuthor.merge(author, new long[] {post}, Appends::concat));
    return byAuthor;
  }

  private static List<FanOutTask> tasks(List<PendingRange> ranges, boolean tracked) {
    return ranges.stream()
        .filter(range -> !range.isPulled())
        .map(range ->
            new FanOutTask(
                range.postId(),
                range.authorId(),
                range.afterMember(),
                range.throughMember(),
                tracked))
        .toList();
  }
}
