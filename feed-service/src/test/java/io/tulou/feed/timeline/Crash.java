package io.tulou.feed.timeline;

/** A process ends here; what it did until now stays. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1;

  Crash() {
    super("the process ends here", null, false, false);
  }
}
