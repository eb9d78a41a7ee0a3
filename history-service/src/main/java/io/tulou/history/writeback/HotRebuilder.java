package io.tulou.history.writeback;

import io.tulou.history.HistoryProperties;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.MemberChange;
import io.tulou.history.entry.Position;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.store.HistoryTables;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;

/**
 * Rebuilds the hot part of a history where a reader missed it. Since the wish comes by the log, all
 * that was acknowledged before it is in the database or gathered here; and since one thread flushes
 * and rebuilds a partition, nothing can be trimmed in between.
 */
final class HotRebuilder {
  private static final Logger log = LoggerFactory.getLogger(HotRebuilder.class);

  private final HotHistory hot;
  private final HistoryTables tables;
  private final HistoryProperties properties;

  HotRebuilder(HotHistory hot, HistoryTables tables, HistoryProperties properties) {
    this.hot = hot;
    this.tables = tables;
    this.properties = properties;
  }

  /**
   * Rebuilds, unless the lease was lost: with the hash, or to time. Without Redis nothing is done;
   * who reads then is told that it may be behind.
   *
   * @param gathered what the database does not have yet
   */
  void rebuild(long memberId, String token, MemberChange gathered) {
    try {
      if (hot.holdsLease(memberId, token)) {
        rebuildHeld(memberId, token, gathered);
      }
    } catch (RedisConnectionFailureException | RedisSystemException | QueryTimeoutException away) {
      log.debug("the hot part of {} stays missing", memberId, away);
    }
  }

  private void rebuildHeld(long memberId, String token, MemberChange gathered) {
    var marks = tables.marks(memberId);
    int most = properties.hotEntries();
    int mostTombstones = properties.hotTombstones();
    var newest = tables.newest(memberId, null, marks.clearedAt(), Position.START, most);
    var tombstones = tables.tombstones(memberId, marks.clearedAt(), mostTombstones);
    var rows = new HashMap<>(newest);
    rows.putAll(tombstones);
    var missing =
        gathered.subjects().keySet().stream().filter(each -> !rows.containsKey(each)).toList();
    rows.putAll(tables.states(memberId, missing));
    hot.join(memberId, gathered.marks(), gathered.subjects());
    hot.install(
        memberId,
        token,
        marks,
        newest.size() < most
            ? SubjectState.NEVER
            : last(
                newest.values().stream()
                    .flatMap(state -> state.find().stream())
                    .map(HistoryEntry::watchedAt)),
        tombstones.size() < mostTombstones
            ? SubjectState.NEVER
            : last(tombstones.values().stream().map(SubjectState::deletedAt)),
        rows);
  }

  private static Instant last(Stream<Instant> times) {
    return times.reduce(SubjectState.NEVER, (before, after) -> after);
  }
}
