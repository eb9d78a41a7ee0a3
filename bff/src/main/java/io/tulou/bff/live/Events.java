package io.tulou.bff.live;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as blocks of a stream. */
@Component
final class Events {
  private final JsonMapper json;

  Events(JsonMapper json) {
    this.json = json;
  }

  /** An event of that name. JSON has no line breaks of its own, so one line holds it. */
  String of(String name, Object data) {
    return "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n";
  }

  /** Tells a listener that it missed more than can be told again. */
  static String reload() {
    return "event: reload\ndata: {}\n\n";
  }

  /** How long to wait before connecting again. */
  static String retry(long millis) {
    return "retry: " + millis + "\n\n";
  }
}
