package io.tulou.commentjob.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last texts that a member wrote beneath a subject, latest first; what they were is not told.
 */
public record WrittenTexts(List<Written> latestFirst) {
  public static final WrittenTexts NONE = new WrittenTexts(List.of());

  /** Enough to catch who repeats a text between others. */
  static final int MOST = 5;

  public WrittenTexts {
    latestFirst = List.copyOf(latestFirst);
  }

  /** One text by its hash. */
  public record Written(long hash, Instant at) {}

  /** Whether that text was written less than the window before. */
  public boolean hasLately(long hash, Instant at, Duration window) {
    return latestFirst.stream()
        .anyMatch(text -> text.hash() == hash && text.at().plus(window).isAfter(at));
  }

  public WrittenTexts and(long hash, Instant at) {
    return new WrittenTexts(
        Stream.concat(Stream.of(new Written(hash, at)), latestFirst.stream()).limit(MOST).toList());
  }
}
