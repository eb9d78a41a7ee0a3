package io.tulou.commentjob.erase;

import io.tulou.commentjob.store.CommentWalk.Place;
import io.tulou.contract.comment.CommentKeys;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Looks for texts in cache entries as they lie there. */
final class CachedTexts {
  private static final String NO_TEXT = "\"text\":\"\"";
  private static final String NO_HTML = "\"html\":\"\"";

  private final StringRedisTemplate redis;

  CachedTexts(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** How many of the comments have an entry with a text. */
  long withText(List<Place> places) {
    var keys =
        places.stream()
            .map(place -> CommentKeys.comment(place.subject(), place.commentId()))
            .toList();
    var entries = redis.opsForValue().multiGet(keys);
    return entries == null
        ? 0
        : entries.stream()
            .filter(Objects::nonNull)
            .filter(entry -> !entry.contains(NO_TEXT) || !entry.contains(NO_HTML))
            .count();
  }
}
