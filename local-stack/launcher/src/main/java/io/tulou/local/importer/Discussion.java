package io.tulou.local.importer;

import io.tulou.local.importer.SourceItem.Comment;

/** Takes the lines of a discussion one after the other and appends what they say. */
final class Discussion {
  private final Plan plan;
  private final Users users;
  private final Commands commands;
  private final CommandAppender log;
  private final long resumeAt;
  private long position;
  private long sentComments;

  /**
   * Nothing taken yet.
   *
   * @param resumeAt how many good lines are counted only, as the log has them already
   */
  Discussion(Plan plan, Users users, Commands commands, CommandAppender log, long resumeAt) {
    this.plan = plan;
    this.users = users;
    this.commands = commands;
    this.log = log;
    this.resumeAt = resumeAt;
  }

  /**
   * Takes one line.
   *
   * @throws BadLine if it can't be imported; nothing is appended then
   */
  void take(String line) throws BadLine {
    var item = SourceLine.read(line);
    var message = commands.of(item, plan.check(item));
    plan.take(item);
    users.wrote(item.user());
    if (position >= resumeAt) {
      log.append(position, message);
      sentComments += item instanceof Comment ? 1 : 0;
    }
    position++;
  }

  /** Comments appended by this run. */
  long sentComments() {
    return sentComments;
  }
}
