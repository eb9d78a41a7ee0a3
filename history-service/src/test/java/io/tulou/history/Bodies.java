package io.tulou.history;

import java.util.stream.IntStream;

/** Bodies of requests about the subjects {@code video/v0}, {@code video/v1} and so on. */
final class Bodies {
  private Bodies() {}

  static String subject(int number) {
    return "{\"type\":\"video\",\"id\":\"v%d\"}".formatted(number);
  }

  static String batch(String... heartbeats) {
    var entries =
        IntStream.range(0, heartbeats.length)
            .mapToObj(i -> "{\"subject\":" + subject(i) + "," + heartbeats[i].substring(1))
            .toList();
    return "{\"entries\":[" + String.join(",", entries) + "]}";
  }
}
