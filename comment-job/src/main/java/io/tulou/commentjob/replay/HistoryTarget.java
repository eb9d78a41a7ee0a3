package io.tulou.commentjob.replay;

import io.tulou.commentjob.neighbour.Neighbours;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.Undecodable;
import io.tulou.common.operation.Counts;
import io.tulou.common.replay.ReplayTarget;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.contract.http.HistoryReplayApi;
import io.tulou.contract.http.HistoryReplayApi.History;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What history-service keeps at hand of each history. */
final class HistoryTarget implements ReplayTarget {
  private final HistoryReplayApi history;
  private final Neighbours calls;
  private final MessageCodec<HistoryEntries> codec = new MessageCodec<>(HistoryEntries.class);

  HistoryTarget(HistoryReplayApi history, Neighbours calls) {
    this.history = history;
    this.calls = calls;
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public Topic topic() {
    return Topic.HISTORY_ENTRIES;
  }

  @Override
  public Counts bring(List<ConsumerRecord<String, byte[]>> records, boolean dryRun) {
    var wanted = new TreeMap<Long, Set<SubjectRef>>();
    int unreadable = 0;
    for (var record : records) {
      if (record.value() == null) {
        continue;
      }
      try {
        var entries = codec.decode(record.value());
        var subjects = wanted.computeIfAbsent(entries.memberId(), _ -> new LinkedHashSet<>());
        entries.commands().stream().flatMap(HistoryTarget::subject).forEach(subjects::add);
      } catch (Undecodable | NullPointerException poison) {
        // No message of the family, or one without what every record has.
        unreadable++;
      }
    }
    var missing = new HashSet<Long>();
    wanted.entrySet().stream()
        .flatMap(HistoryTarget::parts)
        .gather(Gatherers.windowFixed(HistoryReplayApi.MOST))
        .map(some -> new HistoryReplayApi.Histories(some, dryRun))
        .forEach(some -> missing.addAll(calls.inTime(() -> history.bring(some)).memberIds()));
    return Counts.of(records.size(), missing.size(), unreadable);
  }

  private static Stream<History> parts(Map.Entry<Long, Set<SubjectRef>> of) {
    var subjects = new ArrayList<>(of.getValue());
    var most = HistoryReplayApi.MOST_SUBJECTS;
    return subjects.size() <= most
        ? Stream.of(new History(of.getKey(), subjects))
        : subjects.stream()
            .gather(Gatherers.windowFixed(most))
            .map(some -> new History(of.getKey(), some));
  }

  private static Stream<SubjectRef> subject(HistoryCommand command) {
    return switch (command) {
      case HistoryCommand.Watched watched -> Stream.of(watched.subject());
      case HistoryCommand.Forgotten forgotten -> Stream.of(forgotten.subject());
      case HistoryCommand.Cleared _, HistoryCommand.Paused _, HistoryCommand.RebuildHot _ ->
          Stream.empty();
    };
  }
}
