package io.tulou.local.client;

/** An answer that trying again would not change. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refused(String request, int status, String body) {
    super("%s was answered %d: %s".formatted(request, status, body));
    this.status = status;
  }

  public int status() {
    return status;
  }
}
