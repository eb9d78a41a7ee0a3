package io.tulou.local.importer;

import io.tulou.local.importer.FeedImports.NewFollow;
import io.tulou.local.importer.FeedImports.NewMember;
import io.tulou.local.importer.ImportState.Job;
import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Imports a graph: each node as a member, each edge as one following the other. */
final class GraphImport {
  private static final ParallelBatches BATCHES = new ParallelBatches(FeedImports.BATCH, 3);

  private final GraphOptions options;
  private final ImportTarget target;
  private final PrintWriter out;
  private final ProgressDisplay display;
  private final BadLines bad = new BadLines();

  GraphImport(GraphOptions options, ImportTarget target, PrintWriter out) {
    this.options = options;
    this.target = target;
    this.out = out;
    this.display = ProgressDisplay.on(out);
  }

  /** Returns the exit status: see {@link ImportCommand}. */
  int run() throws IOException {
    long begun = System.nanoTime();
    var graph = EdgeList.read(options.file(), options.mutual(), bad);
    var nodes = graph.nodes();
    if (nodes.length > 0 && options.members().offset() + nodes[0] == 0) {
      throw new ServerFailure("Node 0 needs a --member-offset from 1: there is no member 0");
    }
    var job =
        Job.of(
            options.file(),
            "member-offset=%d,mutual=%b".formatted(options.members().offset(), graph.mutual()));
    var state = StateFile.of(target.folder(), options.source());
    Sent sent;
    try (var feed = FeedImports.of(target);
        var checkpoints = Checkpoints.start(state, job, options.restart())) {
      sendMembers(feed, nodes);
      sent = sendFollows(feed, graph.edges(), checkpoints.acked());
      checkpoints.finish();
    }
    print(graph, nodes, sent, begun);
    bad.print(out);
    return ExitStatus.of(true, bad);
  }

  /** What this run has sent, and how long that took. */
  private record Sent(long follows, Duration elapsed) {
    String rate() {
      double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
      return String.format(Locale.ROOT, "%,d/s", Math.round(follows / seconds));
    }
  }

  private void sendMembers(FeedImports feed, int[] nodes) {
    var phase = display.begin("members", nodes.length, 0);
    BATCHES.run(
        0,
        nodes.length,
        (from, to) -> feed.sendMembers(members(nodes, from, to)),
        (from, to) -> phase.advance(to - from));
    phase.end();
  }

  private Sent sendFollows(FeedImports feed, long[] edges, AckedPrefix acked) {
    int first = (int) Math.min(acked.length(), edges.length);
    var phase = display.begin("follows", edges.length, first);
    BATCHES.run(
        first,
        edges.length,
        (from, to) -> feed.sendFollows(follows(edges, from, to)),
        (from, to) -> {
          acked.acknowledge(from, to);
          phase.advance(to - from);
        });
    return new Sent(edges.length - first, phase.end());
  }

  private List<NewMember> members(int[] nodes, int from, int to) {
    return Arrays.stream(nodes, from, to)
        .mapToObj(node -> new NewMember(options.members().offset() + node, "Member " + node))
        .toList();
  }

  private List<NewFollow> follows(long[] edges, int from, int to) {
    long offset = options.members().offset();
    var follows = new ArrayList<NewFollow>(to - from);
    for (int i = from; i < to; i++) {
      follows.add(
          new NewFollow(
              offset + EdgeList.followerOf(edges[i]), offset + EdgeList.authorOf(edges[i])));
    }
    return follows;
  }

  private void print(EdgeList graph, int[] nodes, Sent sent, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(Locale.ROOT, "%n%s: %.1f s%n", options.source().name(), seconds);
    line("members", nodes.length, "member offset " + options.members().offset());
    line("follows", graph.edges().length, graph.mutual() ? "both ways" : "one way");
    line("duplicates", graph.duplicates(), "skipped");
    line("self-loops", graph.selfLoops(), "skipped");
    line("sent", sent.follows(), sent.rate());
    MostFollowed.of(graph.edges())
        .ifPresent(most -> {
          long member = options.members().offset() + most.node();
          line("most followers", most.followers(), "member " + member);
          out.printf("Look: curl '%s/v1/members/%d'%n", target.door(), member);
        });
    out.flush();
  }

  private void line(String what, long number, String note) {
    out.println(
        String.format(Locale.ROOT, "  %-14s %,11d  %s", what, number, note).stripTrailing());
  }
}
