package io.tulou.bff.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that may be missing while the rest is there.
 *
 * @param status {@code fresh}, {@code stale} or {@code unavailable}
 * @param asOf of a stale part: when it was as it is shown
 * @param data absent when unavailable
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section<T>(String status, @Nullable Instant asOf, @Nullable T data) {
  public static <T> Section<T> fresh(@Nullable T data) {
    return new Section<>("fresh", null, data);
  }

  static <T> Section<T> stale(T data, Instant asOf) {
    return new Section<>("stale", asOf, data);
  }

  /** Another part of the same page, made of this one. */
  public <R> Section<R> map(Function<T, R> part) {
    return new Section<>(status, asOf, data == null ? null : part.apply(data));
  }

  public static <T> Section<T> unavailable() {
    return new Section<>("unavailable", null, null);
  }
}
