package io.tulou.comment.store;

import io.tulou.common.web.ApiException;
import java.util.Locale;
import java.util.Set;

/** In which order siblings are listed. */
public enum Sort {
  /** Best first; equal ranks by id, latest first. */
  HOT(Long.MAX_VALUE),
  /** Highest floor first. */
  NEWEST(Long.MAX_VALUE),
  /** Lowest floor first. */
  OLDEST(0);

  private final long beforeFirst;

  Sort(long beforeFirst) {
    this.beforeFirst = beforeFirst;
  }

  /**
   * The order of that name.
   *
   * @throws ApiException {@code invalid-request} for any other
   */
  public static Sort of(String word, Set<Sort> allowed) {
    return allowed.stream()
        .filter(sort -> sort.word().equals(word))
        .findFirst()
        .orElseThrow(() -> ApiException.invalid("sort", "is not an order that this list has"));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Before the first entry. */
  public Position start() {
    return new Position(beforeFirst, Long.MAX_VALUE);
  }

  /** Where an entry stands in this order. */
  public Position positionOf(IndexEntry entry) {
    return new Position(this == HOT ? entry.hot() : entry.floor(), entry.commentId());
  }

  /** The same floors the other way round; ranks have none. */
  public Sort opposite() {
    return switch (this) {
      case NEWEST -> OLDEST;
      case OLDEST -> NEWEST;
      case HOT -> throw new IllegalStateException("ranks are walked one way");
    };
  }

  /** Just before a floor, so that a page behind it begins with it. */
  public Position before(long floor) {
    return new Position(this == OLDEST ? floor - 1 : floor + 1, Long.MAX_VALUE);
  }

  boolean isDownward() {
    return this != OLDEST;
  }

  /** Whether {@code next} comes after {@code seen}. */
  boolean isAfter(Position next, Position seen) {
    return switch (this) {
      case HOT ->
          next.score() < seen.score()
              || (next.score() == seen.score() && next.commentId() < seen.commentId());
      case NEWEST -> next.score() < seen.score();
      case OLDEST -> next.score() > seen.score();
    };
  }

  /**
   * A place in an order; a page begins behind it.
   *
   * @param score floor or rank
   * @param commentId decides between equal ranks
   */
  public record Position(long score, long commentId) {}
}
