package io.tulou.common.balance;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose instances a request prefers. Many test environments share one base: a request of a lane
 * goes to the lane's own instances of the services it has changed, and to the base's of the others.
 *
 * @param name {@code [a-z][a-z0-9-]{0,31}}
 */
public record Lane(String name) {
  /** On requests in trusted environments, and on every call between services. */
  public static final String HEADER = "X-Lane";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final ScopedValue<Lane> CURRENT = ScopedValue.newInstance();

  public Lane {
    if (!isName(name)) {
      throw new IllegalArgumentException("not the name of a lane");
    }
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The lane of the request this thread works for, if it has one. */
  public static Optional<Lane> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Runs the work in this lane. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }
}
