package io.tulou.comment.thread;

import io.tulou.comment.store.Sort.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What a cursor of a list of siblings says.
 *
 * @param direction where the page lies, seen from the position
 * @param position the last one seen
 * @param shown what the first page showed out of turn; passed over from then on
 */
record Place(Direction direction, Position position, List<Long> shown) {
  private static final int FIXED = 3;

  /** Which way a walk goes. */
  enum Direction {
    /** From the first page on. */
    ON(0),
    /** On from a page that was reached by a context, whence one can also go back. */
    ON_FROM_CONTEXT(1),
    BACK(2);

    private final int code;

    Direction(int code) {
      this.code = code;
    }

    static Optional<Direction> of(long code) {
      return Arrays.stream(values()).filter(direction -> direction.code == code).findFirst();
    }

    boolean isOfContext() {
      return this != ON;
    }
  }

  /** Empty if the numbers are of no place. */
  static Optional<Place> of(long[] numbers) {
    return numbers.length < FIXED
        ? Optional.empty()
        : Direction.of(numbers[0])
            .map(direction ->
                new Place(
                    direction,
                    new Position(numbers[1], numbers[2]),
                    Arrays.stream(numbers).skip(FIXED).boxed().toList()));
  }

  long[] numbers() {
    return LongStream.concat(
            LongStream.of(direction.code, position.score(), position.commentId()),
            shown.stream().mapToLong(id -> id))
        .toArray();
  }

  Place at(Direction next, Position from) {
    return new Place(next, from, shown);
  }
}
