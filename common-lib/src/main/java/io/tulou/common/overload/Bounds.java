package io.tulou.common.overload;

/**
 * Between which numbers of requests in flight a limiter moves.
 *
 * @param minimum never limited below this, at least 1
 * @param maximum never more than this, overloaded or not; at least {@code minimum}
 * @param busy share of the machine's processors, 0 to 1, from which on the machine counts as
 *     overloaded
 */
public record Bounds(int minimum, int maximum, double busy) {
  public Bounds {
    if (minimum < 1 || maximum < minimum || !(busy > 0 && busy <= 1)) {
      throw new IllegalArgumentException(
          "not bounds: " + minimum + " to " + maximum + ", busy from " + busy);
    }
  }
}
