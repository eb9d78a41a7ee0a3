package io.tulou.commentjob.store;

import java.time.Instant;

/**
 * A row of {@code idempotency_key}: the request of a member that came first under its key.
 *
 * @param memberId 0 for imported comments, whose key is the one of their source
 */
public record IdempotencyRow(
    long subjectId,
    long memberId,
    String idemKey,
    String requestHash,
    long commentId,
    Instant createdAt) {
  public Key key() {
    return new Key(subjectId, memberId, idemKey);
  }

  /** Names one row. */
  public record Key(long subjectId, long memberId, String idemKey) {}
}
