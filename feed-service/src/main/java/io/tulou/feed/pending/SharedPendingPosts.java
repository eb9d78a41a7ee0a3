package io.tulou.feed.pending;

import io.tulou.feed.ids.NewestFirst;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All pending posts in one short read that the readers of this process share. While fan-out keeps
 * up they are few; while it does not, all is pulled.
 */
@Component
final class SharedPendingPosts implements PendingPosts {
  private static final int MOST = 10_000;

  private final FreshLoad<List<PendingRange>> all;

  SharedPendingPosts(PendingMapper mapper) {
    this.all = new FreshLoad<>(() -> mapper.listAll(MOST));
  }

  @Override
  public Optional<long[]> of(long[] authors) {
    var open = all.get();
    if (open.size() == MOST) {
      return Optional.empty();
    }
    var posts = new long[open.size()];
    int count = 0;
    for (var range : open) {
      if (Arrays.binarySearch(authors, range.authorId()) >= 0) {
        posts[count++] = range.postId();
      }
    }
    return Optional.of(NewestFirst.of(posts, count, count));
  }
}
