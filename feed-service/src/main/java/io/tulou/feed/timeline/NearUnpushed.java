package io.tulou.feed.timeline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tulou.feed.FeedProperties;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The unpushed ranges, held near for a second at most. A post that was not pushed is pending until
 * everybody has looked again, so nobody misses it.
 */
@Component
class NearUnpushed implements Unpushed {
  private static final Boolean ALL = true;

  private final LoadingCache<Boolean, List<UnpushedRow>> near;

  NearUnpushed(UnpushedMapper mapper, FeedProperties properties) {
    this.near =
        Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(properties.nearMaxAge())
            .build(_ -> mapper.load());
  }

  @Override
  public long[] among(long[] authors, long from, long below) {
    return near.get(ALL).stream()
        .filter(range -> range.toPost() >= from && range.fromPost() < below)
        .mapToLong(UnpushedRow::authorId)
        .distinct()
        .filter(author -> Arrays.binarySearch(authors, author) >= 0)
        .toArray();
  }
}
