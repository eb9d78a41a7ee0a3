package io.tulou.common.identity;

import io.tulou.common.balance.Lane;
import io.tulou.common.deadline.Deadline;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Caller, deadline and lane of a request, to be taken along to another thread: scoped values do not
 * pass through executors by themselves.
 */
public record CallContext(Caller caller, Optional<Deadline> deadline, Optional<Lane> lane) {
  public static CallContext capture() {
    return new CallContext(
        Caller.current().orElse(Caller.NOBODY), Deadline.current(), Lane.current());
  }

  /** The same work, to be run elsewhere for the same caller with the same deadline. */
  public <T> Callable<T> wrap(Callable<T> work) {
    return () -> caller.call(() -> inLane(work));
  }

  private <T> T inLane(Callable<T> work) throws Exception {
    return lane.isPresent() ? lane.get().call(() -> inTime(work)) : inTime(work);
  }

  private <T> T inTime(Callable<T> work) throws Exception {
    return deadline.isPresent() ? deadline.get().call(work::call) : work.call();
  }
}
