package io.tulou.common.deadline;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * SQL that ends by itself: by {@code SET STATEMENT … FOR} on MariaDB, which reads what stands in
 * {@code /*M! … *}{@code /}, and by an optimizer hint on MySQL, for which that is a comment.
 */
final class TimedSql {
  private static final Pattern SELECT =
      Pattern.compile("\\A\\s*(?:/\\*M!.*?\\*/\\s*)?select\\b", Pattern.CASE_INSENSITIVE);

  private TimedSql() {}

  /** The statement, to be ended by the database after that many milliseconds. */
  static String of(String sql, long millis) {
    var bound =
        String.format(
            Locale.ROOT,
            "/*M!100101 SET STATEMENT max_statement_time=%d.%03d FOR */ ",
            millis / 1_000,
            millis % 1_000);
    var select = SELECT.matcher(sql);
    if (!select.find()) {
      return bound + sql;
    }
    return bound
        + sql.substring(0, select.end())
        + " /*+ MAX_EXECUTION_TIME("
        + millis
        + ") */"
        + sql.substring(select.end());
  }

  static boolean isSelect(String sql) {
    return SELECT.matcher(sql).find();
  }
}
