package io.tulou.commentjob.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows of values as a statement writes them: numbers as such, text between quotes, its own quotes
 * doubled. That holds in every mode of a server as long as nothing else can end a text, so what has
 * a backslash or a control character, which modes read differently, is written as hexadecimal.
 * Nothing that a client sends is ever read as SQL, and the server parses half of what hexadecimal
 * alone would give it.
 */
final class Literals {
  private static final HexFormat HEX = HexFormat.of();
  private static final String NULL = "NULL";

  private final StringBuilder sql = new StringBuilder();
  private String separator = "";
  private int rows;

  int rows() {
    return rows;
  }

  int length() {
    return sql.length();
  }

  void begin() {
    sql.append(rows++ == 0 ? "(" : ",(");
    separator = "";
  }

  void end() {
    sql.append(')');
  }

  Literals number(long value) {
    next().append(value);
    return this;
  }

  Literals flag(boolean value) {
    return number(value ? 1 : 0);
  }

  /** As the columns' comments number them, and MyBatis reads them. */
  @SuppressWarnings("EnumOrdinal")
  Literals code(Enum<?> value) {
    return number(value.ordinal());
  }

  Literals text(@Nullable String value) {
    if (value == null) {
      next().append(NULL);
    } else if (isPlain(value)) {
      next().append('\'').append(value.replace("'", "''")).append('\'');
    } else {
      next().append("_utf8mb4 X'").append(HEX.formatHex(value.getBytes(UTF_8))).append('\'');
    }
    return this;
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each < ' ' || each == '\\' || Character.isSurrogate(each)) {
        return false;
      }
    }
    return true;
  }

  Literals bytes(byte[] value) {
    next().append("X'").append(HEX.formatHex(value)).append('\'');
    return this;
  }

  /** UTC with milliseconds, whatever zone session and process are in. */
  Literals time(@Nullable Instant value) {
    if (value == null) {
      next().append(NULL);
      return this;
    }
    var utc = LocalDateTime.ofEpochSecond(value.getEpochSecond(), 0, ZoneOffset.UTC);
    next().append('\'').append(utc.getYear());
    two('-', utc.getMonthValue());
    two('-', utc.getDayOfMonth());
    two(' ', utc.getHour());
    two(':', utc.getMinute());
    two(':', utc.getSecond());
    int millis = value.getNano() / 1_000_000;
    sql.append('.').append((char) ('0' + millis / 100));
    sql.append((char) ('0' + millis / 10 % 10)).append((char) ('0' + millis % 10)).append('\'');
    return this;
  }

  private void two(char before, int value) {
    sql.append(before).append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private StringBuilder next() {
    sql.append(separator);
    separator = ",";
    return sql;
  }

  @Override
  public String toString() {
    return sql.toString();
  }
}
