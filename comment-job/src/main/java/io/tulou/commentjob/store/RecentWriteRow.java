package io.tulou.commentjob.store;

import java.time.Instant;

/**
 * A row of {@code recent_write}.
 *
 * @param lastAt of the latest write that was let in
 */
public record RecentWriteRow(long subjectId, long memberId, Instant lastAt, WrittenTexts texts) {
  /** Names one row. */
  public record Key(long subjectId, long memberId) {}
}
