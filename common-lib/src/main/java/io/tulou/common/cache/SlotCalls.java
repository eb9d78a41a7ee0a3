package io.tulou.common.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Splits entries into script calls: one hash tag each, and few enough not to hold up the server.
 */
final class SlotCalls {
  private static final int MAX_KEYS_PER_CALL = 256;

  private SlotCalls() {}

  static List<List<Write>> of(List<Write> entries) {
    var open = new LinkedHashMap<String, List<Write>>();
    var calls = new ArrayList<List<Write>>();
    for (var entry : entries) {
      var tag = hashTag(entry.key());
      var call = open.get(tag);
      if (call == null || call.size() == MAX_KEYS_PER_CALL) {
        call = new ArrayList<>();
        open.put(tag, call);
        calls.add(call);
      }
      call.add(entry);
    }
    return calls;
  }

  private static String hashTag(String key) {
    int start = key.indexOf('{');
    int end = key.indexOf('}', start + 1);
    return start < 0 || end <= start + 1 ? key : key.substring(start + 1, end);
  }
}
