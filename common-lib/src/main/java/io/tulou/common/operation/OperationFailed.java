package io.tulou.common.operation;

/** The operation cannot be done, however often it is tried; the message is shown to operators. */
public final class OperationFailed extends RuntimeException {
  public OperationFailed(String message) {
    super(message);
  }
}
