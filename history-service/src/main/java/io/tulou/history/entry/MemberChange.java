package io.tulou.history.entry;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.Cleared;
import io.tulou.contract.history.HistoryCommand.Forgotten;
import io.tulou.contract.history.HistoryCommand.Paused;
import io.tulou.contract.history.HistoryCommand.Watched;
import io.tulou.contract.history.HistoryEntries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many commands of one member come to. */
public record MemberChange(MemberMarks marks, Map<SubjectRef, SubjectState> subjects) {
  public MemberChange {
    subjects = Map.copyOf(subjects);
  }

  /** Collapses records of the log, by member. */
  public static Map<Long, MemberChange> collapse(List<HistoryEntries> records) {
    var byMember = new LinkedHashMap<Long, List<HistoryCommand>>();
    for (var record : records) {
      byMember
          .computeIfAbsent(record.memberId(), ignored -> new ArrayList<>())
          .addAll(record.commands());
    }
    var changes = LinkedHashMap.<Long, MemberChange>newLinkedHashMap(byMember.size());
    byMember.forEach((memberId, commands) -> changes.put(memberId, of(commands)));
    return changes;
  }

  /**
   * Collapses commands of one member; deletions first, so that what they delete shadows nothing.
   */
  public static MemberChange of(List<HistoryCommand> commands) {
    var marks = MemberMarks.NONE;
    var subjects = new LinkedHashMap<SubjectRef, SubjectState>();
    for (var command : commands) {
      switch (command) {
        case Cleared(var at) -> marks = marks.join(MemberMarks.cleared(at));
        case Paused(var paused, var at) -> marks = marks.join(MemberMarks.paused(paused, at));
        case Forgotten(var subject, var at) ->
            join(subjects, subject, SubjectState.deleted(at), MemberMarks.NONE);
        case Watched _ -> {}
      }
    }
    for (var command : commands) {
      if (command instanceof Watched watched) {
        var state = SubjectState.watched(HistoryEntry.of(watched));
        join(subjects, watched.subject(), state, marks);
      }
    }
    return new MemberChange(marks, subjects);
  }

  private static void join(
      Map<SubjectRef, SubjectState> subjects,
      SubjectRef subject,
      SubjectState state,
      MemberMarks marks) {
    var known = subjects.getOrDefault(subject, SubjectState.NOTHING);
    subjects.put(subject, known.join(state, marks.clearedAt()));
  }
}
