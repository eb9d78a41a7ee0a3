package io.tulou.local.importer;

import io.tulou.local.importer.StackExchangeImport.Sent;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** What is printed at the end of an import: what the file holds, and how fast it went. */
record StackExchangeSummary(
    StackExchangeOptions options,
    URI door,
    Plan.Counts counts,
    Votes.Skipped votes,
    long members,
    Sent sent,
    AppliedWait.Outcome applied,
    Duration elapsed) {

  void print(PrintWriter out) {
    out.printf(Locale.ROOT, "%n%s: %.1f s%n", options.source().name(), elapsed.toMillis() / 1000.0);
    line(out, "subjects", counts.subjects(), "");
    line(out, "roots", counts.roots(), note("%,d are remarks on a subject", counts.onSubject()));
    line(out, "replies", counts.replies(), "");
    line(out, "likes", counts.likes(), "");
    line(out, "dislikes", counts.dislikes(), "");
    line(out, "skipped votes", votes.total(), votesNote());
    line(out, "members", members, "member offset %d".formatted(options.members().offset()));
    if (counts.outOfOrder() > 0) {
      line(out, "out of order", counts.outOfOrder(), "older than a line before them");
    }
    line(out, "appended", sent.comments(), "comments, " + rate(sent.elapsed()));
    printApplied(out);
    if (counts.busiest() > 0) {
      out.printf(
          "Look: curl '%s/v1/subjects/%s/%d/comments?sort=hot&limit=3'%n",
          door, options.source().name(), counts.busiest());
    }
    out.flush();
  }

  private void printApplied(PrintWriter out) {
    if (applied.isApplied()) {
      line(
          out,
          "applied",
          sent.comments(),
          "comments, " + rate(sent.elapsed().plus(applied.elapsed())));
    } else {
      out.printf(
          Locale.ROOT,
          "Not applied after %d s: %s; comment-job goes on, see ./tulou status%n",
          applied.elapsed().toSeconds(),
          applied.left().isPresent()
              ? "%,d commands are left".formatted(applied.left().getAsLong())
              : "Kafka does not say how far it is");
    }
  }

  private String votesNote() {
    return String.format(
        Locale.ROOT,
        "%,d on subjects, %,d on unknown posts, %,d of other kinds",
        votes.onSubjects(),
        votes.onUnknown(),
        votes.otherKinds());
  }

  private String rate(Duration time) {
    double seconds = Math.max(0.001, time.toMillis() / 1000.0);
    return String.format(Locale.ROOT, "%,d/s", Math.round(sent.comments() / seconds));
  }

  private static String note(String format, long number) {
    return number == 0 ? "" : String.format(Locale.ROOT, format, number);
  }

  private static void line(PrintWriter out, String what, long number, String note) {
    out.println(
        String.format(Locale.ROOT, "  %-14s %,11d  %s", what, number, note).stripTrailing());
  }
}
