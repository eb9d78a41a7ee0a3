package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Members with tokens, known to the platform.
 *
 * @param headers an {@code Authorization} header line for each
 */
record Crowd(List<String> headers) {
  private static final long FIRST = 500_000;

  static Crowd gather(URI door, int members) throws IOException {
    var headers = new ArrayList<String>();
    try (var pool = new HttpPool(door)) {
      for (int i = 0; i < members; i++) {
        var body =
            "{\"memberId\":\"%d\",\"name\":\"Bench %d\",\"scopes\":[]}".formatted(FIRST + i, i);
        var answer = pool.call("POST", "/dev/tokens", "", body);
        var header = "Authorization: Bearer " + field(answer.body(), "token") + "\r\n";
        // The first call introduces the member.
        pool.call("GET", "/v1/members/" + (FIRST + i), header, "");
        headers.add(header);
      }
    }
    return new Crowd(List.copyOf(headers));
  }

  /** The id of the member of that number. */
  static long member(int number) {
    return FIRST + number;
  }

  String of(long number) {
    return headers.get((int) (number % headers.size()));
  }

  /** A string field of a flat look at JSON; empty if it is not there. */
  static String field(String json, String name) {
    var begin = "\"" + name + "\":\"";
    int from = json.indexOf(begin);
    return from < 0
        ? ""
        : json.substring(from + begin.length(), json.indexOf('"', from + begin.length()));
  }
}
