package io.tulou.comment.thread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What a cursor of a walk by rank says.
 *
 * @param rankingId the ranking the walk keeps to
 * @param rank the next of it
 * @param below when it is used up: the walk goes on by floor below this
 * @param lowest no floor below this has been shown, or stands in the ranking once it is used up
 * @param highest the walk shows no floor above, which came after it began
 * @param hasRest whether there may be comments that the ranking does not have
 * @param shown ids the walk will meet again
 */
record HotPlace(
    long rankingId,
    int rank,
    int below,
    int lowest,
    int highest,
    boolean hasRest,
    List<Long> shown) {
  private static final int FIXED = 6;

  /** Empty if the numbers are of no place. */
  static Optional<HotPlace> of(long[] numbers) {
    return numbers.length < FIXED
        ? Optional.empty()
        : Optional.of(
            new HotPlace(
                numbers[0],
                (int) numbers[1],
                (int) numbers[2],
                (int) numbers[3],
                (int) numbers[4],
                numbers[5] == 1,
                Arrays.stream(numbers).skip(FIXED).boxed().toList()));
  }

  long[] numbers() {
    return LongStream.concat(
            LongStream.of(rankingId, rank, below, lowest, highest, hasRest ? 1 : 0),
            shown.stream().mapToLong(id -> id))
        .toArray();
  }

  /** The walk without its ranking: by floor, below everything it may have shown. */
  HotPlace withoutRanking() {
    return new HotPlace(0, 0, Math.min(below, lowest), lowest, highest, true, shown);
  }

  HotPlace next(int nextRank, int nextBelow, int nextLowest, List<Long> stillToMeet) {
    return new HotPlace(
        rankingId, nextRank, nextBelow, nextLowest, highest, hasRest, new ArrayList<>(stillToMeet));
  }
}
