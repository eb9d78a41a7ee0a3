package io.tulou.commentjob.store;

import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts many rows in one statement, their values written out: of a batch there are tens of
 * thousands, and binding each costs more than its part of the row.
 *
 * @param head up to {@code VALUES}
 * @param tail what follows the rows
 * @param values writes the columns of a row, in the order of the head
 */
record MultiRow<R>(String head, String tail, BiConsumer<R, Literals> values) {
  /** A server takes 16 MB and more; here a statement ends soon after a sixteenth of that. */
  private static final int ENOUGH_CHARS = 1 << 20;

  void write(JdbcTemplate jdbc, Collection<R> rows) {
    var literals = new Literals();
    for (var row : rows) {
      literals.begin();
      values.accept(row, literals);
      literals.end();
      if (literals.length() > ENOUGH_CHARS) {
        execute(jdbc, literals);
        literals = new Literals();
      }
    }
    if (literals.rows() > 0) {
      execute(jdbc, literals);
    }
  }

  /** Not by the statement's own text, which would be in the message of a failure. */
  private void execute(JdbcTemplate jdbc, Literals literals) {
    var sql = head + literals + tail;
    jdbc.execute(
        (ConnectionCallback<@Nullable Void>)
            connection -> {
              try (var statement = connection.createStatement()) {
                // A brace in a text is a brace.
                statement.setEscapeProcessing(false);
                statement.executeUpdate(sql);
              }
              return null;
            });
  }
}
