package io.tulou.feed.fanout;

import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostEvent.PostChanged;
import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.feed.FeedProperties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Splits a post's followers into ranges of equal size. Big accounts have none: from the threshold
 * on their posts are pulled, until they have fallen well below it. Planning a post again, or after
 * it was deleted, is harmless: readers look at what is true.
 */
@Component
class FanOutPlanner {
  private final Followers followers;
  private final int pullFrom;
  private final int pushBelow;
  private final int rangeSize;

  FanOutPlanner(Followers followers, FeedProperties properties) {
    this.followers = followers;
    this.pullFrom = properties.pullFrom();
    this.pushBelow = properties.pushBelow();
    this.rangeSize = properties.rangeSize();
  }

  /** The tasks that an event calls for. */
  List<FanOutTask> plan(PostEvent event) {
    return switch (event) {
      case PostChanged(_, var post) ->
          post.state() == PostState.PUBLISHED ? planPublished(post) : List.of();
    };
  }

  private List<FanOutTask> planPublished(PostSnapshot post) {
    long author = post.authorId();
    var audience = followers.audienceOf(author);
    if (isPulled(audience)) {
      followers.markUnpushed(author, post.postId());
      return List.of();
    }
    if (audience.pulled()) {
      followers.markPushed(author);
    }
    return ranges(author, post.postId());
  }

  private boolean isPulled(AudienceRow audience) {
    return audience.followerCount() >= (audience.pulled() ? pushBelow : pullFrom);
  }

  private List<FanOutTask> ranges(long author, long post) {
    var tasks = new ArrayList<FanOutTask>();
    long after = 0;
    while (true) {
      var range = followers.list(author, after, Long.MAX_VALUE, rangeSize);
      if (range.isEmpty()) {
        return tasks;
      }
      tasks.add(new FanOutTask(post, author, after, range.getLast()));
      if (range.size() < rangeSize) {
        return tasks;
      }
      after = range.getLast();
    }
  }
}
