package io.tulou.common.replay;

import io.tulou.common.log.Mark;
import io.tulou.common.web.ApiException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads marks as operators write them. */
final class ReplayMarks {
  private static final int MOST_PARTITIONS = 10_000;

  private ReplayMarks() {}

  static Mark read(String field, JsonNode mark) {
    if (mark.isString()) {
      try {
        return new Mark.Time(Instant.parse(mark.stringValue()));
      } catch (DateTimeParseException malformed) {
        throw ApiException.invalid(field, "must be a time such as 2026-11-21T03:04:05.678Z");
      }
    }
    if (!mark.isObject() || mark.isEmpty()) {
      throw ApiException.invalid(field, "must be a time, or an object of partitions and offsets");
    }
    var offsets = new TreeMap<Integer, Long>();
    mark.properties()
        .forEach(entry -> offsets.put(partition(field, entry.getKey()), offset(field, entry)));
    return new Mark.Offsets(offsets);
  }

  private static int partition(String field, String text) {
    if (text.matches("0|[1-9][0-9]{0,3}")) {
      int partition = Integer.parseInt(text);
      if (partition < MOST_PARTITIONS) {
        return partition;
      }
    }
    throw ApiException.invalid(field, "names a partition that is no number");
  }

  private static long offset(String field, java.util.Map.Entry<String, JsonNode> entry) {
    var offset = entry.getValue();
    if (!offset.isIntegralNumber() || !offset.canConvertToLong() || offset.longValue() < 0) {
      throw ApiException.invalid(field, "has an offset that is none");
    }
    return offset.longValue();
  }
}
