package io.tulou.history.entry;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand;
import io.tulou.contract.history.HistoryCommand.Cleared;
import io.tulou.contract.history.HistoryCommand.Forgotten;
import io.tulou.contract.history.HistoryCommand.Paused;
import io.tulou.contract.history.HistoryCommand.RebuildHot;
import io.tulou.contract.history.HistoryCommand.Watched;
import io.tulou.contract.history.HistoryEntries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What many commands of one member come to. */
public record MemberChange(MemberMarks marks, Map<SubjectRef, SubjectState> subjects) {
  public static final MemberChange NONE = new MemberChange(MemberMarks.NONE, Map.of());

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
        case Watched _, RebuildHot _ -> {}
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

  public boolean isEmpty() {
    return subjects.isEmpty() && marks.equals(MemberMarks.NONE);
  }

  /** What is known when both are known. */
  public MemberChange join(MemberChange later) {
    var both = marks.join(later.marks());
    var joined = new LinkedHashMap<>(subjects);
    later
        .subjects()
        .forEach((subject, state) ->
            joined.merge(subject, state, (known, added) -> known.join(added, both.clearedAt())));
    return new MemberChange(both, joined);
  }

  /** Commands that say the same. */
  public List<HistoryCommand> toCommands() {
    var commands = new ArrayList<HistoryCommand>();
    if (!marks.clearedAt().equals(SubjectState.NEVER)) {
      commands.add(new Cleared(marks.clearedAt()));
    }
    if (!marks.pausedAt().equals(SubjectState.NEVER)) {
      commands.add(new Paused(marks.paused(), marks.pausedAt()));
    }
    subjects.forEach((subject, state) -> {
      if (!state.deletedAt().equals(SubjectState.NEVER)) {
        commands.add(new Forgotten(subject, state.deletedAt()));
      }
      state.find().map(HistoryEntry::toCommand).ifPresent(commands::add);
    });
    return commands;
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
