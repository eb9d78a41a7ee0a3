package io.tulou.feed.post;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.feed.inbox.Inbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Heads of big accounts, held in this process for a moment. Only what is not pushed may be read
 * here: such a post stays pending until every process has looked again.
 */
final class NearHeads implements AuthorOutboxes.Heads {
  private static final int MOST = 10_000;

  private final AuthorOutboxes.Heads far;
  private final Cache<Long, Inbox> near;

  NearHeads(AuthorOutboxes.Heads far, Duration longest) {
    this.far = far;
    this.near = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(longest).build();
  }

  @Override
  public Map<Long, Inbox> of(long[] authors) {
    return near.getAll(
        Arrays.stream(authors).boxed().toList(),
        missing -> far.of(missing.stream().mapToLong(Long::longValue).toArray()));
  }
}
