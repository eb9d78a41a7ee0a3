package io.tulou.commentjob.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A few ids in one column, separated by commas; empty for none. */
public final class IdList {
  private static final String SEPARATOR = ",";

  private IdList() {}

  public static List<Long> read(String column) {
    return column.isEmpty()
        ? List.of()
        : Arrays.stream(column.split(SEPARATOR)).map(Long::valueOf).toList();
  }

  public static String write(List<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
  }
}
