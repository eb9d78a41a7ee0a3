package io.tulou.comment.store;

import java.util.List;
import java.util.regex.Pattern;

/** Ids in one column, however they are separated. */
final class IdList {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");

  private IdList() {}

  static List<Long> read(String column) {
    return DIGITS.matcher(column).results().map(id -> Long.valueOf(id.group())).toList();
  }
}
