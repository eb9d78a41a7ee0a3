package io.tulou.comment.review;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tulou.comment.view.Visibility;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.identity.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How moderation goes: counted anew at most every ten seconds for each set of subject types. */
@Component
class Stats {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration BACK = Duration.ofHours(24);
  private static final int MOST_SETS = 100;
  private static final int MOST_PENDING = 10_000;
  private static final int MOST_DECISIONS = 20_000;

  private final StatsMapper mapper;
  private final Clock clock;
  private final LoadingCache<Set<String>, Figures> figures;

  Stats(StatsMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
    this.figures =
        Caffeine.newBuilder().maximumSize(MOST_SETS).expireAfterWrite(FRESH).build(this::count);
  }

  /**
   * Figures of the last 24 hours.
   *
   * @param pending comments that await review, counted to 10,000
   * @param decided decisions, the latest 20,000
   * @param byHour decisions by the hour they were made in
   * @param byModerator decisions by moderator, the busiest first
   * @param medianSeconds from the writing of a comment to the decision; null without decisions
   */
  record Figures(
      int pending,
      int decided,
      List<Hour> byHour,
      List<Moderator> byModerator,
      @Nullable Long medianSeconds,
      Instant asOf) {}

  /** An hour. */
  record Hour(Instant hour, int decided) {}

  /** A moderator. */
  record Moderator(String actorId, int decided) {}

  Figures figures(Caller caller) {
    caller.memberWithPartOf(Visibility.MODERATE);
    return figures.get(caller.partsOf(Visibility.MODERATE));
  }

  private Figures count(Set<String> types) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var rows = mapper.decided(IdGenerator.firstAt(now.minus(BACK)), types, MOST_DECISIONS);
    var hours = new TreeMap<Instant, Integer>();
    var moderators = new TreeMap<Long, Integer>();
    for (var row : rows) {
      hours.merge(row.decidedAt().truncatedTo(ChronoUnit.HOURS), 1, Integer::sum);
      moderators.merge(row.actorId(), 1, Integer::sum);
    }
    return new Figures(
        mapper.pending(types, MOST_PENDING),
        rows.size(),
        hours.entrySet().stream().map(hour -> new Hour(hour.getKey(), hour.getValue())).toList(),
        moderators.entrySet().stream()
            .sorted((one, other) -> other.getValue() - one.getValue())
            .map(each -> new Moderator(Long.toString(each.getKey()), each.getValue()))
            .toList(),
        median(rows),
        now);
  }

  private static @Nullable Long median(List<StatsMapper.DecidedRow> rows) {
    var waits =
        rows.stream()
            .mapToLong(row -> Duration.between(row.createdAt(), row.decidedAt()).toSeconds())
            .sorted()
            .toArray();
    return waits.length == 0 ? null : waits[waits.length / 2];
  }
}
