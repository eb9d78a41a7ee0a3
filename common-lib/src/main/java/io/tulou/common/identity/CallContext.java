package io.tulou.common.identity;

import io.tulou.common.deadline.Deadline;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Caller and deadline of a request, to be taken along to another thread: scoped values do not pass
 * through executors by themselves.
 */
public record CallContext(Caller caller, Optional<Deadline> deadline) {
  public static CallContext capture() {
    return new CallContext(Caller.current().orElse(Caller.NOBODY), Deadline.current());
  }

  /** The same work, to be run elsewhere for the same caller with the same deadline. */
  public <T> Callable<T> wrap(Callable<T> work) {
    return () -> {
      if (deadline.isPresent()) {
        var bound = deadline.get();
        return caller.call(() -> bound.call(work::call));
      }
      return caller.call(work::call);
    };
  }
}
