package io.tulou.local.operate;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows how far an operation is until it ends. */
final class Following {
  private static final Set<String> OPEN = Set.of("waiting", "running", "cancelling");
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  private final Operator operator;
  private final PrintWriter out;
  private final boolean isTerminal;

  Following(Operator operator, PrintWriter out, boolean isTerminal) {
    this.operator = operator;
    this.out = out;
    this.isTerminal = isTerminal;
  }

  /** Follows to the end; the exit status. */
  int follow(String kind, String id) throws InterruptedException {
    out.printf(
        "%s %s; it goes on when this is interrupted, end it with --cancel %s%n", kind, id, id);
    var shown = "";
    var operation = operator.get(kind, id);
    while (OPEN.contains(operation.path("state").asString())) {
      var line = line(operation);
      if (!line.equals(shown)) {
        out.print(isTerminal ? "\r" + line + "\033[K" : line + System.lineSeparator());
        out.flush();
        shown = line;
      }
      Thread.sleep(LOOK);
      operation = operator.get(kind, id);
    }
    out.println((isTerminal ? "\r" : "") + line(operation) + (isTerminal ? "\033[K" : ""));
    operation.path("notes").forEach(note -> out.println("  " + note.asString()));
    out.flush();
    return operation.path("state").asString().equals("done") ? DONE : NOT_DONE;
  }

  /** One line: how far it is, how fast, and how long still. */
  static String line(JsonNode operation) {
    var line = new StringBuilder(operation.path("state").asString());
    line.append(
        String.format(
            Locale.ROOT,
            ": %,d read, %,d applied, %,d skipped, %,d failed",
            operation.path("read").asLong(),
            operation.path("applied").asLong(),
            operation.path("skipped").asLong(),
            operation.path("failed").asLong()));
    long rate = operation.path("ratePerSecond").asLong();
    if (OPEN.contains(operation.path("state").asString()) && rate > 0) {
      line.append(String.format(Locale.ROOT, "; %,d/s", rate));
      var remaining = operation.path("remaining");
      if (remaining.isNumber()) {
        line.append(
            String.format(
                Locale.ROOT,
                ", %,d left, about %d s",
                remaining.asLong(),
                Math.ceilDiv(remaining.asLong(), rate)));
      }
    }
    var error = operation.path("error");
    if (error.isString()) {
      line.append("; ").append(error.asString());
    }
    return line.toString();
  }
}
