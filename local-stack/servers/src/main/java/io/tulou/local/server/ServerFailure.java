package io.tulou.local.server;

/**
 * A server could not be started or stopped; the message says in one line what happened and what to
 * do.
 */
public final class ServerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerFailure(String message) {
    super(message);
  }

  public ServerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
