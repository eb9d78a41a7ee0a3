package io.tulou.comment.testing;

import io.tulou.comment.testing.Rows.SubjectRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills a subject with many roots, straight into the tables that comment-job writes, with all their
 * indexes: multi-row statements, a transaction for each batch, two connections.
 *
 * @param firstId of the root with floor 1; the others follow one by one
 * @param nanos what it took
 */
public record DeepSubject(SubjectRow subject, long firstId, int roots, long nanos) {
  private static final int BATCH = 2_000;
  private static final int CONNECTIONS = 2;
  private static final String INDEX =
      """
      INSERT INTO comment_index (subject_id, comment_id, root_id, parent_id, floor, author_id,
        state, listed, hot, created_at) VALUES (?, ?, 0, 0, ?, ?, 0, 1, ?, '2026-11-21 03:04:05')
      """;
  private static final String CONTENT =
      "INSERT INTO comment_content (subject_id, comment_id, text, html, mentions)"
          + " VALUES (?, ?, ?, ?, '[]')";

  static DeepSubject fill(SubjectRow subject, int roots) {
    long firstId = Rows.nextIds(roots);
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var parts = new ArrayList<Future<?>>();
      for (int part = 0; part < CONNECTIONS; part++) {
        int from = (int) ((long) roots * part / CONNECTIONS);
        int to = (int) ((long) roots * (part + 1) / CONNECTIONS);
        parts.add(
            threads.submit(() -> {
              fill(subject.subjectId(), firstId, from, to);
              return null;
            }));
      }
      for (var part : parts) {
        part.get();
      }
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
    return new DeepSubject(subject, firstId, roots, System.nanoTime() - begun);
  }

  public long commentId(int floor) {
    return firstId + floor - 1;
  }

  /** Rows of both tables. */
  public long rowsPerSecond() {
    return 2_000_000_000L * roots / nanos;
  }

  private static void fill(long subjectId, long firstId, int from, int to) throws SQLException {
    var servers = Platform.servers();
    try (var connection =
            DriverManager.getConnection(
                Platform.commentUrl(), servers.mysqlAdminUser(), servers.mysqlAdminPassword());
        var index = connection.prepareStatement(INDEX);
        var content = connection.prepareStatement(CONTENT)) {
      connection.setAutoCommit(false);
      for (int floor = from + 1; floor <= to; floor++) {
        add(index, content, subjectId, firstId + floor - 1, floor);
        if ((floor - from) % BATCH == 0) {
          flush(connection, index, content);
        }
      }
      flush(connection, index, content);
    }
  }

  private static void add(
      PreparedStatement index, PreparedStatement content, long subjectId, long id, int floor)
      throws SQLException {
    index.setLong(1, subjectId);
    index.setLong(2, id);
    index.setInt(3, floor);
    index.setLong(4, id % 5_000);
    index.setLong(5, floor * 7_919L % 1_000_003);
    index.addBatch();
    content.setLong(1, subjectId);
    content.setLong(2, id);
    content.setString(3, "What number " + floor + " has to say about it, in a line of its own.");
    content.setString(4, "<p>What number " + floor + " has to say about it.</p>");
    content.addBatch();
  }

  private static void flush(
      Connection connection, PreparedStatement index, PreparedStatement content)
      throws SQLException {
    index.executeBatch();
    content.executeBatch();
    connection.commit();
  }
}
