package io.tulou.common.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal with a code the client can act on. The detail is shown to the client. */
public final class ApiException extends RuntimeException {
  private final ErrorCode code;
  private final List<FieldProblem> errors;
  private final @Nullable Duration retryAfter;

  public ApiException(ErrorCode code, String detail) {
    this(code, detail, List.of(), null);
  }

  /**
   * A refusal with all it can say.
   *
   * @param errors which fields were wrong, for {@link ErrorCode#INVALID_REQUEST}
   * @param retryAfter when to come back, or null
   */
  public ApiException(
      ErrorCode code, String detail, List<FieldProblem> errors, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  public static ApiException invalid(String field, String message) {
    return new ApiException(
        ErrorCode.INVALID_REQUEST,
        field + " " + message,
        List.of(new FieldProblem(field, message)),
        null);
  }

  public static ApiException notFound() {
    return new ApiException(ErrorCode.NOT_FOUND, "There is nothing here, or not for you.");
  }

  public ErrorCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldProblem> errors() {
    return errors;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** One field and what is wrong with it. */
  public record FieldProblem(String field, String message) {}
}
