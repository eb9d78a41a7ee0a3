package io.tulou.feed.follow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.feed.FeedProperties;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Ties out of MySQL, held near with their version. The version is asked for at every read, so a
 * follow, a mute or a block holds from the next read on, whatever node took it.
 */
@Component
class CachedTies implements TiesSource {
  private final TiesMapper mapper;
  private final Cache<Long, Ties> near;

  CachedTies(TiesMapper mapper, FeedProperties properties) {
    this.mapper = mapper;
    this.near =
        Caffeine.newBuilder()
            .maximumWeight(properties.nearTies())
            .weigher((Long _, Ties ties) -> ties.weight())
            .build();
  }

  @Override
  public Ties of(long member) {
    var version = mapper.findVersion(member);
    var known = near.getIfPresent(member);
    if (version != null && known != null && known.version() == version) {
      return known;
    }
    var ties = ties(member, mapper.load(member));
    near.put(member, ties);
    return ties;
  }

  private static Ties ties(long member, List<TieRow> rows) {
    long version =
        rows.stream().filter(row -> row.kind() == TieRow.VERSION).mapToLong(TieRow::since).sum();
    var followees =
        rows.stream()
            .filter(row -> row.kind() == TieRow.FOLLOWEE)
            .sorted(Comparator.comparingLong(TieRow::otherId))
            .toList();
    return new Ties(
        member,
        version,
        followees.stream().mapToLong(TieRow::otherId).toArray(),
        followees.stream().mapToLong(TieRow::since).toArray(),
        rows.stream()
            .filter(row -> row.kind() > TieRow.FOLLOWEE)
            .mapToLong(TieRow::otherId)
            .sorted()
            .toArray());
  }
}
