package io.tulou.common.coalesce;

/** A shared load failed with a checked exception, which is the cause. */
public final class CoalesceFailure extends RuntimeException {
  CoalesceFailure(Throwable cause) {
    super("shared load failed: " + cause, cause);
  }
}
