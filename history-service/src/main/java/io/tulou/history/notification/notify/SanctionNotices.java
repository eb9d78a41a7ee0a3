package io.tulou.history.notification.notify;

import io.tulou.common.log.Hold;
import io.tulou.common.log.LogHandler;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.moderation.SanctionEvent;
import io.tulou.contract.moderation.SanctionEvent.SanctionSnapshot;
import io.tulou.contract.moderation.SanctionKind;
import io.tulou.history.notification.store.KnownTables;
import io.tulou.history.notification.store.ShadowRow;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers who is shadowed: of what they do from then on nobody hears, then or later. What was
 * told before stands.
 */
final class SanctionNotices implements LogHandler<SanctionEvent, Set<Long>> {
  private final KnownTables known;

  SanctionNotices(KnownTables known) {
    this.known = known;
  }

  @Override
  public Set<Long> apply(TopicPartition partition, List<LogRecord<SanctionEvent>> fresh) {
    known.putShadows(
        Latest.of(
                fresh,
                SanctionNotices::sanction,
                SanctionSnapshot::memberId,
                SanctionSnapshot::version)
            .stream()
            .map(Latest::state)
            .map(SanctionNotices::row)
            .toList());
    return Set.of();
  }

  private static SanctionSnapshot sanction(SanctionEvent event) {
    return switch (event) {
      case SanctionEvent.SanctionChanged changed -> changed.sanction();
    };
  }

  private static ShadowRow row(SanctionSnapshot sanction) {
    return new ShadowRow(
        sanction.memberId(),
        sanction.kind() == SanctionKind.SHADOW,
        sanction.until(),
        sanction.version());
  }

  @Override
  public Set<Long> revisit(TopicPartition partition, List<LogRecord<SanctionEvent>> applied) {
    return Set.of();
  }

  /** Nobody is told. */
  @Override
  public void project(TopicPartition partition, Set<Long> recipients, Hold hold) {}
}
