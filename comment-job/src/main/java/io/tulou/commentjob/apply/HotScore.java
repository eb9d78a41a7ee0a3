package io.tulou.commentjob.apply;

import java.time.Duration;
import java.time.Instant;

/**
 * Ranks comments so that liked, answered and recent ones come first.
 *
 * <p>The lower bound of the Wilson score interval (Wilson 1927) of likes among all reactions, the
 * decimal logarithm of replies, and, after Reddit's ranking, an additive term of the creation time:
 * as everybody ages alike, the order does not depend on now and can be an index. In millionths of a
 * point; negative before 2025.
 */
final class HotScore {
  private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");
  private static final double UNIT = 1e6;

  private final HotWeights weights;

  HotScore(HotWeights weights) {
    this.weights = weights;
  }

  long of(int likes, int dislikes, int replies, Instant createdAt) {
    double age =
        Duration.between(EPOCH, createdAt).toMillis() / (double) weights.decade().toMillis();
    double points =
        weights.approval() * wilson(likes, dislikes)
            + weights.replies() * Math.log10(1.0 + replies)
            + age;
    return Math.round(UNIT * points);
  }

  /** The share of likes that is exceeded with the given confidence; 0 without reactions. */
  double wilson(int likes, int dislikes) {
    double n = (double) likes + dislikes;
    if (n == 0) {
      return 0;
    }
    double z = weights.confidence();
    double share = likes / n;
    double centre = share + z * z / (2 * n);
    double spread = z * Math.sqrt((share * (1 - share) + z * z / (4 * n)) / n);
    return (centre - spread) / (1 + z * z / n);
  }
}
