package io.tulou.history.record;

import io.tulou.common.log.LogUnavailable;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.Cleared;
import io.tulou.contract.history.HistoryCommand.Forgotten;
import io.tulou.contract.history.HistoryCommand.RebuildHot;
import io.tulou.history.OnApi;
import io.tulou.history.append.Packer;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.MemberChange;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.hot.HotHistory.Joined;
import io.tulou.history.record.Batch.Recorded;
import io.tulou.history.settings.MemberSettings;
import io.tulou.history.store.HistoryTables;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Records and deletes: into the log first, then at once into Redis, so that the next read shows it.
 *
 * <p>When Redis cannot be told of a heartbeat, the heartbeat is acknowledged all the same, since
 * the log has it; reads lag until the workers bring it. A deletion that Redis cannot be told of
 * fails, for it is promised to hold at once; the log has it, and repeating it is harmless.
 */
@Component
@OnApi
class Recorder {
  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final Packer packer;
  private final HotHistory hot;
  private final HistoryTables tables;
  private final MemberSettings settings;
  private final Clock clock;

  Recorder(
      Packer packer, HotHistory hot, HistoryTables tables, MemberSettings settings, Clock clock) {
    this.packer = packer;
    this.hot = hot;
    this.tables = tables;
    this.settings = settings;
    this.clock = clock;
  }

  /** Records what a member watched; one outcome for each entry, in their order. */
  List<Recorded> record(long memberId, List<HistoryEntry> entries) {
    if (entries.isEmpty() || settings.isPaused(memberId)) {
      return Collections.nCopies(entries.size(), Recorded.PAUSED);
    }
    var commands = entries.stream().<HistoryCommand>map(HistoryEntry::toCommand).toList();
    packer.append(memberId, commands);
    var states = MemberChange.of(commands).subjects();
    var joined = joinOrLag(memberId, states);
    return entries.stream().map(entry -> outcome(entry, states, joined)).toList();
  }

  private static Recorded outcome(
      HistoryEntry entry, Map<SubjectRef, SubjectState> states, Map<SubjectRef, Joined> joined) {
    var state = states.getOrDefault(entry.subject(), SubjectState.NOTHING);
    return entry.equals(state.entry()) && joined.get(entry.subject()) != Joined.OLDER
        ? Recorded.RECORDED
        : Recorded.OLDER;
  }

  private Map<SubjectRef, Joined> joinOrLag(long memberId, Map<SubjectRef, SubjectState> states) {
    try {
      return join(memberId, states);
    } catch (DataAccessException away) {
      log.debug("reads lag behind the log", away);
      hasten(memberId);
      return Map.of();
    }
  }

  /** Where Redis was not told, the workers tell it, and do not wait for their window's end. */
  private void hasten(long memberId) {
    try {
      packer.append(memberId, List.of(new RebuildHot(RebuildHot.FOR_NOBODY)));
    } catch (LogUnavailable | ApiException away) {
      log.debug("reads lag until the workers write", away);
    }
  }

  private Map<SubjectRef, Joined> join(long memberId, Map<SubjectRef, SubjectState> states) {
    var joined = hot.join(memberId, null, states);
    var undecided = new HashMap<SubjectRef, SubjectState>();
    joined.forEach((subject, how) -> {
      if (how == Joined.UNDECIDED) {
        undecided.put(subject, states.getOrDefault(subject, SubjectState.NOTHING));
      }
    });
    if (undecided.isEmpty()) {
      return joined;
    }
    hot.joinRows(memberId, null, tables.states(memberId, undecided.keySet()));
    var all = new HashMap<>(joined);
    all.putAll(hot.joinDecided(memberId, undecided));
    return all;
  }

  /** Deletes one subject from a history, watched or not. */
  void forget(long memberId, SubjectRef subject) {
    var now = clock.instant();
    packer.append(memberId, List.of(new Forgotten(subject, now)));
    hot.join(memberId, null, Map.of(subject, SubjectState.deleted(now)));
  }

  /** Deletes a whole history. */
  void clear(long memberId) {
    var now = clock.instant();
    packer.append(memberId, List.of(new Cleared(now)));
    hot.join(memberId, MemberMarks.cleared(now), Map.of());
  }
}
