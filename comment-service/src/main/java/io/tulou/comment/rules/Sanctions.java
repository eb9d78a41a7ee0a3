package io.tulou.comment.rules;

import io.tulou.contract.moderation.SanctionKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The sanctions in force, all in memory: a write asks nobody. Bounded by how many members are under
 * one, some 50 bytes each.
 */
@Component
public class Sanctions {
  private static final int PAGE = 10_000;

  /** Longer than a transaction that changes a sanction takes: what commits late is seen again. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private final SanctionMapper mapper;
  private final Clock clock;
  private final Map<Long, Standing> present = new ConcurrentHashMap<>();
  private Instant seen = Instant.EPOCH;
  private boolean isLoaded;

  Sanctions(SanctionMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** What the member is subject to now. */
  Optional<Standing> of(long memberId) {
    var standing = present.get(memberId);
    return standing != null && standing.holdsAt(clock.instant())
        ? Optional.of(standing)
        : Optional.empty();
  }

  /** Whether only the member sees what it writes. */
  public boolean isShadowed(long memberId) {
    return of(memberId).filter(standing -> standing.kind() == SanctionKind.SHADOW).isPresent();
  }

  /** Takes in what changed since the last look. */
  synchronized void look() {
    if (isLoaded) {
      mapper.since(seen.minus(OVERLAP)).forEach(this::take);
    } else {
      loadAll();
    }
    var now = clock.instant();
    present.values().removeIf(standing -> !standing.holdsAt(now));
  }

  private void loadAll() {
    long behind = 0;
    var page = mapper.page(behind, PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::take);
      behind = page.getLast().memberId();
      page = mapper.page(behind, PAGE);
    }
    isLoaded = true;
  }

  private void take(SanctionMapper.SanctionRow row) {
    if (row.changedAt().isAfter(seen)) {
      seen = row.changedAt();
    }
    if (row.kind() == null) {
      present.remove(row.memberId());
    } else {
      var kind = SanctionKind.valueOf(row.kind().toUpperCase(Locale.ROOT));
      present.put(row.memberId(), new Standing(kind, row.untilAt()));
    }
  }
}
