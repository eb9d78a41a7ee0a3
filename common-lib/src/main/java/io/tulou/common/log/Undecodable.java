package io.tulou.common.log;

import org.jspecify.annotations.Nullable;

/** Bytes in the log that are no message of the expected family: poison. */
public final class Undecodable extends RuntimeException {
  Undecodable(Class<?> family, @Nullable Throwable cause) {
    super("not a " + family.getSimpleName(), cause);
  }
}
