package io.tulou.common.identity;

import io.tulou.common.balance.Lane;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.trace.Trace;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Caller, deadline, lane and trace of a request, to be taken along to another thread: scoped values
 * do not pass through executors by themselves.
 */
public record CallContext(
    Caller caller, Optional<Deadline> deadline, Optional<Lane> lane, Optional<Trace> trace) {
  public static CallContext capture() {
    return new CallContext(
        Caller.current().orElse(Caller.NOBODY),
        Deadline.current(),
        Lane.current(),
        Trace.current());
  }

  /** The same work, to be run elsewhere for the same caller with the same deadline. */
  public <T> Callable<T> wrap(Callable<T> work) {
    return () -> caller.call(() -> inLane(work));
  }

  private <T> T inLane(Callable<T> work) throws Exception {
    return lane.isPresent() ? lane.get().call(() -> inTime(work)) : inTime(work);
  }

  private <T> T inTime(Callable<T> work) throws Exception {
    return deadline.isPresent() ? deadline.get().call(() -> traced(work)) : traced(work);
  }

  private <T> T traced(Callable<T> work) throws Exception {
    return trace.isPresent() ? trace.get().call(work::call) : work.call();
  }
}
