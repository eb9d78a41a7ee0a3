package io.tulou.history.writeback;

import io.tulou.common.log.Gatherer;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.RebuildHot;
import io.tulou.contract.history.HistoryCommand.Watched;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.history.entry.MemberChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Heartbeats and deletions of one partition, collapsed to what is left of them for each member.
 * Deletions and pauses do not wait: whoever reads only the database is to know of them soon.
 */
final class HistoryGatherer implements Gatherer<HistoryEntries> {
  private final HistoryApplier applier;
  private final HotRebuilder rebuilder;
  private final Map<Long, MemberChange> gathered;
  private Map<Long, MemberChange> written = Map.of();
  private int subjects;

  HistoryGatherer(HistoryApplier applier, HotRebuilder rebuilder) {
    this(applier, rebuilder, new LinkedHashMap<>());
  }

  private HistoryGatherer(
      HistoryApplier applier, HotRebuilder rebuilder, Map<Long, MemberChange> gathered) {
    this.applier = applier;
    this.rebuilder = rebuilder;
    this.gathered = gathered;
  }

  @Override
  public boolean take(LogRecord<HistoryEntries> record) {
    long memberId = record.message().memberId();
    var commands = record.message().commands();
    applier.count(commands);
    var change = MemberChange.of(commands);
    if (!change.isEmpty()) {
      subjects -= sizeOf(memberId);
      gathered.merge(memberId, change, MemberChange::join);
      subjects += sizeOf(memberId);
    }
    boolean isUrgent = false;
    for (var command : commands) {
      if (command instanceof RebuildHot wish && !wish.token().equals(RebuildHot.FOR_NOBODY)) {
        rebuilder.rebuild(
            memberId, wish.token(), gathered.getOrDefault(memberId, MemberChange.NONE));
      } else {
        isUrgent |= !(command instanceof Watched);
      }
    }
    return isUrgent;
  }

  private int sizeOf(long memberId) {
    return gathered.getOrDefault(memberId, MemberChange.NONE).subjects().size();
  }

  @Override
  public int size() {
    return subjects;
  }

  @Override
  public void write() {
    written = applier.write(gathered);
  }

  @Override
  public void project() {
    applier.project(written);
  }

  @Override
  public List<Gatherer<HistoryEntries>> halves() {
    if (gathered.size() < 2) {
      return List.of();
    }
    var first = new LinkedHashMap<Long, MemberChange>();
    var second = new LinkedHashMap<Long, MemberChange>();
    gathered.forEach((memberId, change) ->
        (first.size() < gathered.size() / 2 ? first : second).put(memberId, change));
    return List.of(
        new HistoryGatherer(applier, rebuilder, first),
        new HistoryGatherer(applier, rebuilder, second));
  }

  @Override
  public Letter<HistoryEntries> letter() {
    var only = gathered.entrySet().iterator().next();
    List<HistoryCommand> commands = only.getValue().toCommands();
    return new Letter<>(Long.toString(only.getKey()), HistoryEntries.of(only.getKey(), commands));
  }
}
