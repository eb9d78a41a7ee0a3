package io.tulou.local.importer;

import io.tulou.local.importer.FeedImports.NewMember;
import io.tulou.local.importer.ImportState.Job;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Imports a discussion: users as members, questions as subjects, answers as root comments, remarks
 * as their replies (those on a question as root comments), votes as reactions.
 */
final class StackExchangeImport {
  private static final Duration LAG_EVERY = Duration.ofMillis(250);

  private final StackExchangeOptions options;
  private final ImportTarget target;
  private final PrintWriter out;
  private final ProgressDisplay display;
  private final BadLines bad = new BadLines();

  StackExchangeImport(StackExchangeOptions options, ImportTarget target, PrintWriter out) {
    this.options = options;
    this.target = target;
    this.out = out;
    this.display = ProgressDisplay.on(out);
  }

  /** Returns the exit status: see {@link ImportCommand}. */
  int run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var users = Users.read(options.users(), bad);
    var plan = new Plan(Votes.read(options.votes(), bad));
    var sent = send(plan, users);
    var applied = awaitApplied();
    new StackExchangeSummary(
            options,
            target.door(),
            plan.counts(),
            plan.skippedVotes(),
            users.named().size() + users.unnamed().size(),
            sent,
            applied,
            Duration.ofNanos(System.nanoTime() - begun))
        .print(out);
    bad.print(out);
    return ExitStatus.of(applied.isApplied(), bad);
  }

  /**
   * What this run has appended.
   *
   * @param elapsed until the log had taken all of it
   */
  record Sent(long comments, Duration elapsed) {}

  private void sendMembers(FeedImports feed, Map<Long, String> names) {
    var members =
        names.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(user -> new NewMember(options.members().member(user.getKey()), user.getValue()))
            .toList();
    new ParallelBatches(FeedImports.BATCH, 1)
        .run(
            0,
            members.size(),
            (from, to) -> feed.sendMembers(members.subList(from, to)),
            (_, _) -> {});
  }

  private Sent send(Plan plan, Users users) throws IOException {
    var job = Job.of(options.file(), "member-offset=" + options.members().offset());
    var state = StateFile.of(target.folder(), options.source());
    try (var feed = FeedImports.of(target);
        var checkpoints = Checkpoints.start(state, job, options.restart())) {
      sendMembers(feed, users.named());
      var sent = append(plan, users, checkpoints.acked());
      // Who wrote without being in the file of names is known only now.
      sendMembers(feed, users.unnamed());
      checkpoints.finish();
      return sent;
    }
  }

  private Sent append(Plan plan, Users users, AckedPrefix acked) {
    long resumeAt = acked.length();
    if (resumeAt > 0) {
      out.printf("Goes on behind the first %,d lines, which the log has taken already%n", resumeAt);
    }
    var clock = Clock.systemUTC();
    var lines = new Lines(options.file());
    long total = lines.count();
    try (var ids = ImportIds.lease(target.redisUrl(), clock);
        var log = new CommandAppender(CommandAppender.producer(target.kafka()), acked)) {
      var commands = new Commands(options.source(), options.members(), ids, clock);
      var discussion = new Discussion(plan, users, commands, log, resumeAt);
      var phase = display.begin("appended", total, resumeAt);
      lines.forEach(
          bad,
          (number, line) -> {
            phase.reach(Math.max(number, resumeAt));
            discussion.take(line);
          });
      log.finish();
      phase.reach(total);
      return new Sent(discussion.sentComments(), phase.end());
    }
  }

  private AppliedWait.Outcome awaitApplied() throws InterruptedException {
    try (var positions = new KafkaPositions(target.kafka())) {
      return new AppliedWait(positions, display, LAG_EVERY).await(options.applyWithin());
    }
  }
}
