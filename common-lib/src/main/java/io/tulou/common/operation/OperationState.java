package io.tulou.common.operation;

import java.util.Arrays;

/** How far an operation is. */
public enum OperationState {
  OPEN(0),
  DONE(1),
  CANCELLED(2),
  FAILED(3);

  private final int code;

  OperationState(int code) {
    this.code = code;
  }

  /** As it is stored. */
  int code() {
    return code;
  }

  static OperationState of(int code) {
    return Arrays.stream(values()).filter(state -> state.code == code).findFirst().orElseThrow();
  }
}
