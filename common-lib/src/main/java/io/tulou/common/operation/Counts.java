package io.tulou.common.operation;

/**
 * What became of what was read.
 *
 * @param read items looked at; the sum of the others
 * @param applied changed something, or would in a dry run
 * @param skipped found as they should be
 * @param failed could not be processed, and were passed over
 */
public record Counts(long read, long applied, long skipped, long failed) {
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  /** All that was not applied and did not fail was skipped. */
  public static Counts of(long read, long applied, long failed) {
    return new Counts(read, applied, read - applied - failed, failed);
  }

  public Counts plus(Counts more) {
    return new Counts(
        read + more.read, applied + more.applied, skipped + more.skipped, failed + more.failed);
  }
}
