package io.tulou.common.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/** Splits work on keys into calls: one hash tag each, and few enough not to hold up the server. */
final class SlotCalls {
  private static final int MAX_KEYS_PER_CALL = 256;

  private SlotCalls() {}

  static List<List<Write>> of(Collection<Write> entries) {
    return of(entries, Write::key);
  }

  static List<List<String>> ofKeys(Collection<String> keys) {
    return of(keys, key -> key);
  }

  private static <T> List<List<T>> of(Collection<T> items, Function<T, String> key) {
    var open = new HashMap<String, List<T>>();
    var calls = new ArrayList<List<T>>();
    for (var item : items) {
      var tag = hashTag(key.apply(item));
      var call = open.get(tag);
      if (call == null || call.size() == MAX_KEYS_PER_CALL) {
        call = new ArrayList<>();
        open.put(tag, call);
        calls.add(call);
      }
      call.add(item);
    }
    return calls;
  }

  private static String hashTag(String key) {
    int start = key.indexOf('{');
    int end = key.indexOf('}', start + 1);
    return start < 0 || end <= start + 1 ? key : key.substring(start + 1, end);
  }
}
