package io.tulou.feed.timeline;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tulou.feed.FeedProperties;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The big accounts, held near for a second at most: a post that was not pushed is as late as that
 * in the feed, like one that was.
 */
@Component
class NearUnpushed implements Unpushed {
  private static final Boolean ALL = true;

  private final LoadingCache<Boolean, Map<Long, Long>> near;

  NearUnpushed(UnpushedMapper mapper, FeedProperties properties) {
    this.near =
        Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(properties.nearMaxAge())
            .build(_ -> load(mapper));
  }

  @Override
  public long[] among(long[] authors, long id) {
    var unpushedTo = near.get(ALL);
    if (unpushedTo.isEmpty()) {
      return new long[0];
    }
    return Arrays.stream(authors)
        .filter(author -> unpushedTo.getOrDefault(author, 0L) >= Math.max(id, 1))
        .toArray();
  }

  private static Map<Long, Long> load(UnpushedMapper mapper) {
    return mapper.load().stream()
        .collect(Collectors.toMap(UnpushedRow::memberId, UnpushedRow::unpushedTo));
  }
}
