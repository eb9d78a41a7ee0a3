package io.tulou.common.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of {@code operation}. Leases are measured by the database's clock, so that nodes need
 * not agree about the time.
 */
final class OperationTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_ERROR = 500;
  private static final String COLUMNS =
      """
      SELECT operation_id, kind, actor_id, request, state, cancel_asked, position, read_count,
        applied_count, skipped_count, failed_count, remaining, rate, notes, error, attempts,
        created_at, started_at, ended_at FROM operation
      """;

  private final JdbcTemplate jdbc;
  private final Duration lease;

  OperationTable(JdbcTemplate jdbc, Duration lease) {
    this.jdbc = jdbc;
    this.lease = lease;
  }

  /** How long an operation is a node's without a word from it. */
  Duration lease() {
    return lease;
  }

  /** A new operation; a duplicate key means that its name or its idempotency key is taken. */
  record Fresh(
      long operationId,
      String kind,
      long actorId,
      String request,
      @Nullable String idempotencyKey,
      Work.Start start) {}

  /** What a run saves. */
  record Step(
      String position, Counts counts, @Nullable Long remaining, double rate, List<String> notes) {}

  void insert(Fresh fresh) {
    jdbc.update(
        """
        INSERT INTO operation (operation_id, kind, actor_id, request, idem_key, only_one, state,
          position, notes, created_at)
        VALUES (?, ?, ?, ?, ?, ?, 0, ?, '[]', UTC_TIMESTAMP(3))
        """,
        fresh.operationId(),
        fresh.kind(),
        fresh.actorId(),
        fresh.request(),
        fresh.idempotencyKey(),
        fresh.start().onlyOne(),
        fresh.start().position());
  }

  Optional<Operation> find(long operationId) {
    return first(jdbc.query(COLUMNS + "WHERE operation_id = ?", this::row, operationId));
  }

  Optional<Operation> findByKey(long actorId, String idempotencyKey) {
    return first(
        jdbc.query(
            COLUMNS + "WHERE actor_id = ? AND idem_key = ?", this::row, actorId, idempotencyKey));
  }

  /** The latest of a kind first. */
  List<Operation> latest(String kind, int limit) {
    return jdbc.query(
        COLUMNS + "WHERE kind = ? ORDER BY operation_id DESC LIMIT ?", this::row, kind, limit);
  }

  /** Takes the lease of an open operation that nobody works on. */
  Optional<Operation> claim(String owner) {
    var free =
        jdbc.query(
            """
            SELECT operation_id FROM operation
            WHERE state = 0 AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3))
            ORDER BY operation_id LIMIT 10
            """,
            (row, _) -> row.getLong("operation_id"));
    for (long operationId : free) {
      int taken =
          jdbc.update(
              """
              UPDATE operation SET owner = ?, lease_until = %s,
                started_at = COALESCE(started_at, UTC_TIMESTAMP(3))
              WHERE operation_id = ? AND state = 0
                AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3))
              """
                  .formatted(after(lease)),
              owner,
              operationId);
      if (taken == 1) {
        return find(operationId);
      }
    }
    return Optional.empty();
  }

  /** Keeps a step; whether the operation is still the owner's and still wanted. */
  boolean save(long operationId, String owner, Step step) {
    return jdbc.update(
            """
            UPDATE operation SET position = ?, read_count = ?, applied_count = ?,
              skipped_count = ?, failed_count = ?, remaining = ?, rate = ?, notes = ?, error = NULL,
              attempts = 0, lease_until = %s
            WHERE operation_id = ? AND owner = ? AND state = 0 AND cancel_asked = 0
            """
                .formatted(after(lease)),
            step.position(),
            step.counts().read(),
            step.counts().applied(),
            step.counts().skipped(),
            step.counts().failed(),
            step.remaining(),
            step.rate(),
            JSON.writeValueAsString(step.notes()),
            operationId,
            owner)
        == 1;
  }

  boolean renew(long operationId, String owner) {
    return jdbc.update(
            """
            UPDATE operation SET lease_until = %s
            WHERE operation_id = ? AND owner = ? AND state = 0 AND cancel_asked = 0
            """
                .formatted(after(lease)),
            operationId,
            owner)
        == 1;
  }

  void end(long operationId, String owner, OperationState state, @Nullable String error) {
    jdbc.update(
        """
        UPDATE operation SET state = ?, error = ?, ended_at = UTC_TIMESTAMP(3), only_one = NULL,
          owner = NULL, lease_until = NULL, remaining = IF(? = 1, 0, remaining)
        WHERE operation_id = ? AND owner = ? AND state = 0
        """,
        state.code(),
        shortened(error),
        state.code(),
        operationId,
        owner);
  }

  /** Lets go for others to take at once. */
  void release(long operationId, String owner) {
    jdbc.update(
        "UPDATE operation SET owner = NULL, lease_until = NULL WHERE operation_id = ? AND owner ="
            + " ?",
        operationId,
        owner);
  }

  /** Lets go for others, or this node, to try again after a pause. */
  void retryLater(long operationId, String owner, String error, Duration pause) {
    jdbc.update(
        """
        UPDATE operation SET owner = NULL, attempts = attempts + 1, error = ?, lease_until = %s
        WHERE operation_id = ? AND owner = ?
        """
            .formatted(after(pause)),
        shortened(error),
        operationId,
        owner);
  }

  /** Wishes for the end of an open operation; one that waits to be tried again need not wait. */
  void cancel(long operationId) {
    jdbc.update(
        """
        UPDATE operation SET cancel_asked = 1, lease_until = IF(owner IS NULL, NULL, lease_until)
        WHERE operation_id = ? AND state = 0
        """,
        operationId);
  }

  private static String after(Duration time) {
    return "TIMESTAMPADD(MICROSECOND, %d, UTC_TIMESTAMP(3))".formatted(time.toNanos() / 1_000);
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
  }

  private static Optional<Operation> first(List<Operation> rows) {
    return rows.stream().findFirst();
  }

  private Operation row(ResultSet row, int number) throws SQLException {
    var remaining = row.getObject("remaining", Long.class);
    return new Operation(
        row.getLong("operation_id"),
        row.getString("kind"),
        row.getLong("actor_id"),
        row.getString("request"),
        OperationState.of(row.getInt("state")),
        row.getBoolean("cancel_asked"),
        row.getString("position"),
        new Counts(
            row.getLong("read_count"),
            row.getLong("applied_count"),
            row.getLong("skipped_count"),
            row.getLong("failed_count")),
        remaining,
        row.getDouble("rate"),
        List.of(JSON.readValue(row.getString("notes"), String[].class)),
        row.getString("error"),
        row.getInt("attempts"),
        time(row, "created_at").orElseThrow(),
        time(row, "started_at").orElse(null),
        time(row, "ended_at").orElse(null));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(stored -> stored.toInstant(ZoneOffset.UTC));
  }
}
