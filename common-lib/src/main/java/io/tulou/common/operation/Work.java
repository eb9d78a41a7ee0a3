package io.tulou.common.operation;

import io.tulou.common.web.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * What an operation of one kind does. Every step of it must be safe to repeat: after a crash the
 * work goes on from what was saved last.
 *
 * @param <R> the request, read strictly from the body
 */
public interface Work<R> {
  /** As it stands in the path: {@code /v1/operations/{kind}}. */
  String kind();

  Class<R> requestType();

  /**
   * Looks at a request before it is accepted.
   *
   * @return where the work begins
   * @throws ApiException if it cannot be done
   */
  Start start(R request);

  /**
   * Does the work from {@link Run#position} to its end, saving after each step.
   *
   * @throws Halted from {@link Run#save}, to be let through
   * @throws OperationFailed if no repetition can help; any other failure is tried again
   */
  void run(R request, Run run) throws InterruptedException;

  /** Takes away what an operation that was cancelled or failed has left half done. */
  default void abandon(R request, Run run) throws InterruptedException {}

  /**
   * Where an operation begins.
   *
   * @param position JSON, for the work alone
   * @param onlyOne no other operation of this name may be open; null for no such bound
   */
  record Start(String position, @Nullable String onlyOne) {}
}
