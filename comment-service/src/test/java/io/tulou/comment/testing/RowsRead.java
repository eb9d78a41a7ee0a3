package io.tulou.comment.testing;

import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many rows the database server reads for something, by its own counters. */
public final class RowsRead {
  private static final String COUNTERS =
      "SELECT SUM(CAST(variable_value AS SIGNED)) FROM information_schema.global_status"
          + " WHERE variable_name LIKE 'Handler_read%' AND variable_name NOT LIKE '%retry'";

  private final JdbcTemplate jdbc = Platform.admin();

  /** Rows read by the call, less what counting reads itself. */
  public long during(Supplier<?> call) {
    long first = read();
    long before = read();
    var _ = call.get();
    return read() - before - (before - first);
  }

  private long read() {
    var rows = jdbc.queryForObject(COUNTERS, Long.class);
    return rows == null ? 0 : rows;
  }
}
