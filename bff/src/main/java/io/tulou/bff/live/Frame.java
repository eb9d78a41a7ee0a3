package io.tulou.bff.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of the stream that all listeners of a room share, in the form of Server-Sent Events.
 *
 * @param idLength the first so many bytes give the id
 */
record Frame(ByteBuffer bytes, int idLength) {
  /** Events after a line with the id of the place they lead to, if there is one. */
  static Frame of(@Nullable String id, String events) {
    var line = id == null ? "" : "id: " + id + "\n";
    var bytes = (line + events).getBytes(StandardCharsets.UTF_8);
    return new Frame(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), line.length());
  }

  /** A block that says nothing but where the listener is. */
  static Frame place(@Nullable String id) {
    return of(id, id == null ? ":\n\n" : "\n");
  }

  ByteBuffer whole() {
    return bytes.duplicate();
  }

  /** For those who have not heard yet everything that happened before that place. */
  ByteBuffer withoutId() {
    return bytes.slice(idLength, bytes.limit() - idLength);
  }
}
