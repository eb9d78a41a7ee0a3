package io.tulou.history.notification.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Ids in a column, separated by commas. */
final class IdList {
  private IdList() {}

  static String write(List<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static List<Long> read(String column) {
    return column.isEmpty()
        ? List.of()
        : Arrays.stream(column.split(",", -1)).map(Long::valueOf).toList();
  }
}
