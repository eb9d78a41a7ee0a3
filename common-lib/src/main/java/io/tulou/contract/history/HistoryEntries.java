package io.tulou.contract.history;

import java.util.List;

/**
 * Commands of one member that reached one node together, as one record of the log. The record's key
 * is the member's id.
 *
 * @param version of the message form, for readers to come; 1 today
 * @param commands in the order in which they were accepted
 */
public record HistoryEntries(int version, long memberId, List<HistoryCommand> commands) {
  public static final int CURRENT_VERSION = 1;

  public HistoryEntries {
    commands = List.copyOf(commands);
  }

  public static HistoryEntries of(long memberId, List<HistoryCommand> commands) {
    return new HistoryEntries(CURRENT_VERSION, memberId, commands);
  }
}
