package io.tulou.local.importer;

import io.tulou.local.importer.ArchiveItem.Author;
import io.tulou.local.importer.ArchiveItem.Post;
import io.tulou.local.importer.ArchiveItem.Subject;
import io.tulou.local.importer.FeedImports.NewMember;
import io.tulou.local.importer.ImportState.Job;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Imports an archive: reads it once for those who wrote in it, and once more to append what they
 * wrote. The order is always the same, so that an interrupted import goes on where it was; keys of
 * the source keep a repeated one from changing anything.
 */
final class ArchiveImport {
  private static final Duration LAG_EVERY = Duration.ofMillis(250);

  private final Archive archive;
  private final Source source;
  private final ImportTarget target;
  private final PrintWriter out;
  private final ProgressDisplay display;

  ArchiveImport(Archive archive, Source source, ImportTarget target, PrintWriter out) {
    this.archive = archive;
    this.source = source;
    this.target = target;
    this.out = out;
    this.display = ProgressDisplay.on(out);
  }

  /**
   * Returns the exit status: see {@link ImportCommand}.
   *
   * @param restart sends everything again, also after an interruption
   * @param applyWithin the longest time to wait until everything is applied
   */
  int run(boolean restart, Duration applyWithin) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var authors = new HashMap<Long, String>();
    var counts = new Counts();
    long leftOut = archive.forEach(new BadLines(), item -> counts.take(item, authors));
    var bad = new BadLines();
    var state = StateFile.of(target.folder(), source);
    var job = Job.of(archive.file(), archive.getClass().getSimpleName());
    long orphans;
    try (var feed = FeedImports.of(target);
        var checkpoints = Checkpoints.start(state, job, restart)) {
      sendMembers(feed, authors);
      orphans = append(bad, checkpoints.acked(), counts.items);
      checkpoints.finish();
    }
    var applied = awaitApplied(applyWithin);
    out.printf(
        Locale.ROOT,
        "%s: %,d subjects, %,d comments, %,d members; %,d left out as their source does not show"
            + " them, %,d whose parent is not there became roots; %.1f s%n",
        source.name(),
        counts.subjects,
        counts.comments,
        authors.size(),
        leftOut,
        orphans,
        (System.nanoTime() - begun) / 1e9);
    if (!applied) {
      out.println("Not applied yet; comment-job goes on, see ./tulou status");
    }
    bad.print(out);
    return ExitStatus.of(applied, bad);
  }

  private static void sendMembers(FeedImports feed, Map<Long, String> names) {
    var members =
        names.entrySet().stream()
            .filter(member -> !member.getValue().isEmpty())
            .sorted(Map.Entry.comparingByKey())
            .map(member -> new NewMember(member.getKey(), member.getValue()))
            .toList();
    new ParallelBatches(FeedImports.BATCH, 1)
        .run(
            0,
            members.size(),
            (from, to) -> feed.sendMembers(members.subList(from, to)),
            (_, _) -> {});
  }

  private long append(BadLines bad, AckedPrefix acked, long items) {
    long resumeAt = acked.length();
    if (resumeAt > 0) {
      out.printf("Goes on behind the first %,d commands, which the log has already%n", resumeAt);
    }
    var clock = Clock.systemUTC();
    try (var ids = ImportIds.lease(target.redisUrl(), clock);
        var log = new CommandAppender(CommandAppender.producer(target.kafka()), acked)) {
      var phase = display.begin("appended", items, 0);
      var order = new ParentsFirst(new ArchiveCommands(ids, clock), log, resumeAt);
      archive.forEach(
          bad,
          item -> {
            phase.advance(1);
            order.take(item);
          });
      long orphans = order.finish();
      log.finish();
      phase.end();
      return orphans;
    }
  }

  private boolean awaitApplied(Duration within) throws InterruptedException {
    try (var positions = new KafkaPositions(target.kafka())) {
      return new AppliedWait(positions, display, LAG_EVERY).await(within).isApplied();
    }
  }

  private static final class Counts {
    private long items;
    private long subjects;
    private long comments;

    void take(ArchiveItem item, Map<Long, String> authors) {
      items++;
      switch (item) {
        case Subject thread -> {
          subjects++;
          if (thread.owner() != null) {
            note(authors, thread.owner());
          }
        }
        case Post post -> {
          comments++;
          note(authors, post.author());
        }
      }
    }

    private static void note(Map<Long, String> authors, Author author) {
      authors.merge(
          author.memberId(), author.name(), (known, again) -> again.isEmpty() ? known : again);
    }
  }
}
