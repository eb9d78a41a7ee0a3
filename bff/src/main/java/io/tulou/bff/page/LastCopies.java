package io.tulou.bff.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The last good copy of parts of pages, shown as stale when the part cannot be had: at most a
 * minute old, and dropped as soon as it is known to show what may not be seen any more. What a
 * deletion of one's own must take away at once (history, the home timeline) has no copy.
 */
@Component
public class LastCopies {
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** In rows of a page; some 20 MB at most. */
  private static final long MOST_ROWS = 10_000;

  private static final long MOST_DROPS = 10_000;

  private final Clock clock;
  private final Cache<Key<?>, Copy> copies;
  private final Cache<String, Long> drops;

  public LastCopies(Clock clock) {
    this.clock = clock;
    Ticker time = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.copies =
        Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .weigher((Key<?> _, Copy copy) -> copy.rows())
            .expireAfterWrite(KEPT)
            .ticker(time)
            .build();
    this.drops =
        Caffeine.newBuilder().maximumSize(MOST_DROPS).expireAfterWrite(KEPT).ticker(time).build();
  }

  /**
   * Which part of which page.
   *
   * @param section with whatever else tells one such part from another
   * @param about what {@link #drop} names
   * @param memberId who sees it; 0 for what everybody may see
   */
  public record Key<T>(Class<T> type, String section, String about, long memberId) {}

  /** What parts of a member's page are about. */
  public static String aboutMember(long memberId) {
    return "member " + memberId;
  }

  private record Copy(Object data, int rows, Instant asOf) {}

  /**
   * Keeps a part that was asked for at that time, unless it has been dropped since.
   *
   * @param rows how much it holds
   */
  <T> void keep(Key<T> key, T data, int rows, Instant asked) {
    var dropped = drops.getIfPresent(key.about());
    if (dropped == null || dropped < asked.toEpochMilli()) {
      copies.put(key, new Copy(data, Math.max(1, rows), asked));
    }
  }

  /** The last copy as a stale section, or an unavailable one. */
  <T> Section<T> find(Key<T> key) {
    var copy = copies.getIfPresent(key);
    return copy == null
        ? Section.unavailable()
        : Section.stale(key.type().cast(copy.data()), copy.asOf());
  }

  /** What is kept about this may not be shown any more. */
  public void drop(String about) {
    drops.put(about, clock.millis());
    copies.asMap().keySet().removeIf(key -> key.about().equals(about));
  }
}
