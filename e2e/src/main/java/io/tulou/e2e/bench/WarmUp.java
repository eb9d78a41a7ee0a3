package io.tulou.e2e.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closed loops until the compilers of the services are nearly silent, for some minutes at most:
 * while they work they take a processor from what is measured.
 */
final class WarmUp {
  private static final int CALLERS = 32;
  private static final int CALLS = 6_000;
  private static final double MOST_SECONDS = 420;

  /** Of a processor. */
  private static final double SILENT = 0.1;

  private WarmUp() {}

  /** Says in a clause how a platform was warmed. */
  static String description() {
    return String.format(
        Locale.ROOT,
        "after closed loops of %d callers until all compilers together took less than %.1f of a"
            + " processor, for at most %.0f s",
        CALLERS,
        SILENT,
        MOST_SECONDS);
  }

  /** Makes calls; their numbers go on from loop to loop. */
  static void run(CpuClock cpu, OpenLoop.Call call) throws IOException {
    var numbers = new AtomicLong();
    double busy = 1;
    for (double seconds = 0; seconds < MOST_SECONDS && busy > SILENT; ) {
      double before = cpu.compilers();
      var loop = ClosedLoop.run(CALLERS, CALLS, _ -> call.run(numbers.getAndIncrement()));
      seconds += loop.seconds();
      busy = (cpu.compilers() - before) / loop.seconds();
      System.out.printf(
          Locale.ROOT,
          "warm-up, %,.0f s: %,.0f a second, compilers %.2f%n",
          seconds,
          loop.rate(),
          busy);
    }
  }
}
