package io.tulou.commentjob.store;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last texts that a member wrote beneath a subject, latest first; what they were is not told.
 */
public record WrittenTexts(List<Written> latestFirst) {
  public static final WrittenTexts NONE = new WrittenTexts(List.of());

  /** Enough to catch who repeats a text between others. */
  static final int MOST = 5;

  private static final int BYTES = 2 * Long.BYTES;

  public WrittenTexts {
    latestFirst = List.copyOf(latestFirst);
  }

  /** One text by its hash. */
  public record Written(long hash, Instant at) {}

  /** Whether that text was written less than the window before. */
  public boolean hasLately(long hash, Instant at, Duration window) {
    for (var text : latestFirst) {
      if (text.hash() == hash && text.at().plus(window).isAfter(at)) {
        return true;
      }
    }
    return false;
  }

  public WrittenTexts and(long hash, Instant at) {
    var texts = new ArrayList<Written>(MOST);
    texts.add(new Written(hash, at));
    texts.addAll(latestFirst.subList(0, Math.min(latestFirst.size(), MOST - 1)));
    return new WrittenTexts(texts);
  }

  /** Sixteen bytes for each text: its hash, then the milliseconds. */
  byte[] packed() {
    var packed = ByteBuffer.allocate(latestFirst.size() * BYTES);
    for (var text : latestFirst) {
      packed.putLong(text.hash()).putLong(text.at().toEpochMilli());
    }
    return packed.array();
  }

  /** The texts that {@link #packed} wrote. */
  static WrittenTexts unpack(byte[] packed) {
    var texts = new ArrayList<Written>();
    for (var bytes = ByteBuffer.wrap(packed); bytes.hasRemaining(); ) {
      texts.add(new Written(bytes.getLong(), Instant.ofEpochMilli(bytes.getLong())));
    }
    return new WrittenTexts(texts);
  }
}
