package io.tulou.e2e.bench;

import io.tulou.contract.SubjectRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Subjects of a thousand roots each, straight in the tables that comment-job writes: no command and
 * no event of them is in the log, and nothing in Redis or Elasticsearch.
 */
record LoadedComments(int subjects) {
  private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");
  private static final int CONNECTIONS = 2;
  private static final String SUBJECT =
      """
      INSERT INTO subject (subject_id, type, id, root_count, comment_count, next_floor, version,
        created_at) VALUES (?, 'video', ?, 1000, 1000, 1001, 1000, '2026-11-21 03:04:05')
      """;
  private static final String INDEX =
      """
      INSERT INTO comment_index (subject_id, comment_id, root_id, parent_id, floor, author_id,
        state, listed, hot, created_at) VALUES (?, ?, 0, 0, ?, ?, 0, 1, ?, '2026-11-21 03:04:05')
      """;
  private static final String CONTENT =
      "INSERT INTO comment_content (subject_id, comment_id, text, html, mentions)"
          + " VALUES (?, ?, ?, ?, '[]')";

  /** Roots of each subject. */
  static final int ROOTS = 1_000;

  static SubjectRef subject(int number) {
    return new SubjectRef("video", "loaded-" + number);
  }

  int comments() {
    return subjects * ROOTS;
  }

  void fill(TestBed bed) throws InterruptedException, ExecutionException {
    long firstId = ((Instant.now().toEpochMilli() - EPOCH.toEpochMilli()) / 10 - 1_000) << 15;
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var parts = new ArrayList<Future<?>>();
      for (int part = 0; part < CONNECTIONS; part++) {
        int from = part;
        parts.add(
            threads.submit(() -> {
              fill(bed, firstId, from);
              return null;
            }));
      }
      for (var part : parts) {
        part.get();
      }
    }
  }

  private void fill(TestBed bed, long firstId, int from) throws SQLException {
    try (var connection = bed.database();
        var subject = connection.prepareStatement(SUBJECT);
        var index = connection.prepareStatement(INDEX);
        var content = connection.prepareStatement(CONTENT)) {
      connection.setAutoCommit(false);
      for (int number = from; number < subjects; number += CONNECTIONS) {
        long first = firstId + (long) number * ROOTS;
        subject.setLong(1, first);
        subject.setString(2, subject(number).id());
        subject.executeUpdate();
        roots(connection, index, content, first);
      }
    }
  }

  private static void roots(
      Connection connection, PreparedStatement index, PreparedStatement content, long first)
      throws SQLException {
    for (int floor = 1; floor <= ROOTS; floor++) {
      long id = first + floor - 1;
      index.setLong(1, first);
      index.setLong(2, id);
      index.setInt(3, floor);
      index.setLong(4, id % 5_000 + 1);
      index.setLong(5, floor * 7_919L % 1_000_003);
      index.addBatch();
      content.setLong(1, first);
      content.setLong(2, id);
      content.setString(3, "What number " + floor + " has to say about it, in a line of its own.");
      content.setString(4, "<p>What number " + floor + " has to say about it.</p>");
      content.addBatch();
    }
    index.executeBatch();
    content.executeBatch();
    connection.commit();
  }
}
