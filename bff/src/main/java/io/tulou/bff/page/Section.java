package io.tulou.bff.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that may be missing while the rest is there.
 *
 * @param status {@code fresh} or {@code unavailable}
 * @param data absent when unavailable
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section<T>(String status, @Nullable T data) {
  public static <T> Section<T> fresh(@Nullable T data) {
    return new Section<>("fresh", data);
  }

  public static <T> Section<T> unavailable() {
    return new Section<>("unavailable", null);
  }
}
