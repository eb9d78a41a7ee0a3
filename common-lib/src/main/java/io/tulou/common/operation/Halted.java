package io.tulou.common.operation;

/** The run ends here, whatever is left to do; not an error. */
public final class Halted extends RuntimeException {
  /** Why. */
  public enum Reason {
    /** Somebody asked for it. */
    CANCELLED,
    /** Another node has the lease. */
    LOST,
    /** This node stops; another goes on. */
    STOPPED
  }

  private final Reason reason;

  Halted(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
