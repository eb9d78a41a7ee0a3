package io.tulou.e2e.bench;

import io.tulou.contract.Topic;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Comments that the door has taken, by how it answered; to be looked for in the tables. */
final class Acknowledged {
  private static final long PATIENCE_NANOS = 600_000_000_000L;
  private static final long LOOK_MILLIS = 200;

  private final Map<Long, String> outcomes = new ConcurrentHashMap<>();

  void note(String commentId, String outcome) {
    outcomes.put(Long.parseLong(commentId), outcome);
  }

  int count() {
    return outcomes.size();
  }

  /** Waits until comment-job has decided all that is in the log, and gives those without a row. */
  Map<Long, String> missing(TestBed bed)
      throws SQLException, ExecutionException, InterruptedException {
    awaitApplied(bed);
    var missing = new TreeMap<>(outcomes);
    if (missing.isEmpty()) {
      return missing;
    }
    try (var connection = bed.database();
        var statement =
            connection.prepareStatement(
                "SELECT comment_id FROM comment_index WHERE comment_id >= ?")) {
      statement.setLong(1, missing.firstKey());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.remove(rows.getLong(1));
        }
      }
    }
    return Collections.unmodifiableMap(missing);
  }

  /**
   * The same, as a failure of the run.
   *
   * @throws IllegalStateException naming some of them
   */
  void requireAll(TestBed bed) throws SQLException, ExecutionException, InterruptedException {
    var missing = missing(bed);
    if (!missing.isEmpty()) {
      var some = new ArrayList<>(missing.entrySet()).subList(0, Math.min(20, missing.size()));
      throw new IllegalStateException(
          "%d of %d acknowledged comments are not there: %s"
              .formatted(missing.size(), count(), some));
    }
  }

  private static void awaitApplied(TestBed bed) throws ExecutionException, InterruptedException {
    var bootstrap = bed.platform().servers().kafkaBootstrap();
    try (var progress = new GroupProgress(bootstrap, "comment-job", Topic.COMMENT_COMMANDS)) {
      long until = System.nanoTime() + PATIENCE_NANOS;
      while (progress.handled() < progress.end()) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("comment-job has not come to the end of the log");
        }
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }
}
