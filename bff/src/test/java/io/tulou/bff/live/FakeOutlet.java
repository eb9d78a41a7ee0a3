package io.tulou.bff.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that reads everything at once, or nothing while it is {@link #slow}. */
final class FakeOutlet implements Outlet {
  private final StringBuilder read = new StringBuilder();
  boolean slow;
  boolean broken;
  boolean ended;

  @Override
  public boolean isReady() {
    return !slow;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    if (broken) {
      throw new IOException("reset by peer");
    }
    read.append(StandardCharsets.UTF_8.decode(bytes));
  }

  @Override
  public void end() {
    ended = true;
  }

  /** What was read since this was last asked. */
  String take() {
    var text = read.toString();
    read.setLength(0);
    return text;
  }

  /** The names of the events that were read since this was last asked. */
  List<String> takeNames() {
    return named(take());
  }

  static List<String> named(String stream) {
    return Arrays.stream(stream.split("\n"))
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring("event: ".length()))
        .toList();
  }

  /** The last id in a stream, as a client keeps it. */
  static @Nullable String lastId(String stream) {
    return Arrays.stream(stream.split("\n"))
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring("id: ".length()))
        .reduce((_, last) -> last)
        .orElse(null);
  }
}
