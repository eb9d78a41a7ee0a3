package io.tulou.common.deadline;

/** The caller's time is over; the work was not started, or its answer is not waited for. */
public final class DeadlineExceeded extends RuntimeException {
  public DeadlineExceeded() {
    super("the deadline has passed", null, false, false);
  }
}
