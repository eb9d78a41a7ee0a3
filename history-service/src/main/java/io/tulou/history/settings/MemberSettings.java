package io.tulou.history.settings;

import io.tulou.contract.history.HistoryCommand.Paused;
import io.tulou.history.OnApi;
import io.tulou.history.append.Packer;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.store.HistoryTables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Whether a history is paused: read from Redis, else from the database, which may be behind the log
 * by as much as the workers are. Decided once, when a heartbeat comes in; the workers take what was
 * let in.
 */
@Component
@OnApi
public class MemberSettings {
  private static final Logger log = LoggerFactory.getLogger(MemberSettings.class);

  private final Packer packer;
  private final HotHistory hot;
  private final HistoryTables tables;
  private final Clock clock;

  MemberSettings(Packer packer, HotHistory hot, HistoryTables tables, Clock clock) {
    this.packer = packer;
    this.clock = clock;
    this.hot = hot;
    this.tables = tables;
  }

  public boolean isPaused(long memberId) {
    return findHot(memberId).orElseGet(() -> load(memberId)).paused();
  }

  /**
   * Pauses a history or takes it up again.
   *
   * @throws DataAccessException if the log has it but Redis could not be told; to be repeated
   */
  void pause(long memberId, boolean paused) {
    var now = clock.instant();
    packer.append(memberId, List.of(new Paused(paused, now)));
    hot.join(memberId, MemberMarks.paused(paused, now), Map.of());
  }

  private Optional<MemberMarks> findHot(long memberId) {
    try {
      return Optional.ofNullable(hot.read(memberId, List.of()).marks());
    } catch (DataAccessException away) {
      log.debug("settings without Redis", away);
      return Optional.empty();
    }
  }

  private MemberMarks load(long memberId) {
    var marks = tables.marks(memberId);
    try {
      hot.joinRows(memberId, marks, Map.of());
    } catch (DataAccessException away) {
      log.debug("settings not kept in Redis", away);
    }
    return marks;
  }
}
