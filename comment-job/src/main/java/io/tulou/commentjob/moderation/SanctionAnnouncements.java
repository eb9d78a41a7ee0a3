package io.tulou.commentjob.moderation;

import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.moderation.SanctionEvent;
import io.tulou.contract.moderation.SanctionEvent.SanctionSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Tells the log of sanctions as the table has them: all of them once after a start, then what
 * changes. Whoever puts one does not wait for the log, and what the log could not take is told at a
 * later look.
 */
final class SanctionAnnouncements {
  private static final int PAGE = 1_000;

  /** Longer than a transaction that changes a sanction takes: what commits late is seen again. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private final SanctionTable table;
  private final LogWriter log;
  private final MessageCodec<SanctionEvent> codec = new MessageCodec<>(SanctionEvent.class);
  private Map<Long, Long> toldLately = Map.of();
  private long told;

  SanctionAnnouncements(SanctionTable table, LogWriter log) {
    this.table = table;
    this.log = log;
  }

  /**
   * Tells what was not told yet.
   *
   * @throws io.tulou.common.log.LogUnavailable if the log does not take it; the next look tells it
   */
  void look() {
    var lately = new HashMap<Long, Long>();
    long version = Math.max(0, told - OVERLAP.toMillis());
    long latest = told;
    var page = table.changedBehind(version, 0, PAGE);
    while (!page.isEmpty()) {
      tell(page);
      var last = page.getLast();
      latest = Math.max(latest, last.version());
      long recent = latest - OVERLAP.toMillis();
      page.forEach(sanction -> lately.put(sanction.memberId(), sanction.version()));
      lately.values().removeIf(changed -> changed < recent);
      page = table.changedBehind(last.version(), last.memberId(), PAGE);
    }
    toldLately = lately;
    told = latest;
  }

  private void tell(List<SanctionSnapshot> page) {
    var appends =
        page.stream()
            .filter(
                sanction -> toldLately.getOrDefault(sanction.memberId(), 0L) < sanction.version())
            .map(SanctionEvent.SanctionChanged::new)
            .map(event -> log.append(Topic.MEMBER_SANCTIONS, event.key(), codec.encode(event)))
            .toArray(CompletableFuture<?>[]::new);
    LogWriter.await(Topic.MEMBER_SANCTIONS, CompletableFuture.allOf(appends));
  }
}
