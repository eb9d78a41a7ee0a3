package io.tulou.common.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every problem the platform answers with; the code is part of the public contract. */
public enum ErrorCode {
  INVALID_REQUEST(400, "The request is not valid"),
  INVALID_CURSOR(400, "The cursor does not belong to this list"),
  UNAUTHENTICATED(401, "A valid token is needed"),
  FORBIDDEN(403, "The token does not allow this"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not known here"),
  NOT_ACCEPTABLE(406, "No acceptable representation"),
  CONFLICT(409, "The state does not allow this"),
  VERSION_CONFLICT(409, "It has changed since"),
  IDEMPOTENCY_IN_PROGRESS(409, "The same request is still under way"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The media type is not taken here"),
  IDEMPOTENCY_KEY_REUSED(422, "The key was used with another request"),
  UNPROCESSABLE(422, "This cannot be done"),
  INVALID_TEXT(422, "The text is not acceptable"),
  SUBJECT_LOCKED(423, "The subject takes no comments"),
  SLOW_MODE(429, "Too soon after the last one"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL(500, "Something went wrong"),
  OVERLOADED(503, "Too busy"),
  UNAVAILABLE(503, "Not available now"),
  DEADLINE_EXCEEDED(504, "Not done in time");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** As it stands in JSON, such as {@code invalid-cursor}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code of that name, if there is one. */
  public static Optional<ErrorCode> find(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
