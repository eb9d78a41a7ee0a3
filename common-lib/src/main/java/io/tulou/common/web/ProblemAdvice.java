package io.tulou.common.web;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.deadline.DeadlineExceeded;
import io.tulou.common.log.LogUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns every failure of a handler into a problem; nothing inner is ever shown. */
@RestControllerAdvice
public class ProblemAdvice {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Problem> onRefusal(ApiException refusal, HttpServletRequest request) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setCacheControl("no-store");
    refusal
        .retryAfter()
        .ifPresent(after ->
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, after.toSeconds()))));
    if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    var problem = Problem.of(refusal, request.getRequestURI(), MDC.get("traceId"));
    return ResponseEntity.status(refusal.code().status()).headers(headers).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<Problem> onInvalidBody(
      MethodArgumentNotValidException invalid, HttpServletRequest request) {
    var errors =
        invalid.getBindingResult().getAllErrors().stream()
            .map(error ->
                new ApiException.FieldProblem(
                    error instanceof FieldError field ? field.getField() : "",
                    Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid")))
            .toList();
    return onRefusal(
        new ApiException(ErrorCode.INVALID_REQUEST, "Some fields are not valid.", errors, null),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> onInvalidParameters(
      HandlerMethodValidationException invalid, HttpServletRequest request) {
    var errors =
        invalid.getParameterValidationResults().stream()
            .flatMap(result ->
                result.getResolvableErrors().stream()
                    .map(error ->
                        new ApiException.FieldProblem(
                            Objects.requireNonNullElse(
                                result.getMethodParameter().getParameterName(), ""),
                            Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"))))
            .toList();
    return onRefusal(
        new ApiException(ErrorCode.INVALID_REQUEST, "Some parameters are not valid.", errors, null),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> onUnreadable(
      HttpMessageNotReadableException unreadable, HttpServletRequest request) {
    var refusal =
        unreadable.getMostSpecificCause() instanceof ApiException inner
            ? inner
            : new ApiException(
                ErrorCode.INVALID_REQUEST, "The body is not the JSON that is taken here.");
    return onRefusal(refusal, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> onMistypedParameter(
      TypeMismatchException mistyped, HttpServletRequest request) {
    if (mistyped instanceof MethodArgumentTypeMismatchException argument
        && argument
            .getParameter()
            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
      return onRefusal(ApiException.notFound(), request);
    }
    var name = Objects.requireNonNullElse(mistyped.getPropertyName(), "parameter");
    return onRefusal(ApiException.invalid(name, "is not of the right type"), request);
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class,
    ResourceAccessException.class,
    LogUnavailable.class
  })
  ResponseEntity<Problem> onUnavailable(Exception cause, HttpServletRequest request) {
    if (Deadline.isOver()) {
      return onDeadline(new DeadlineExceeded(), request);
    }
    log.warn(
        "a dependency is away for {} {}: {}",
        request.getMethod(),
        route(request),
        cause.toString());
    return onRefusal(
        new ApiException(
            ErrorCode.UNAVAILABLE,
            "A part that this needs is not available now.",
            java.util.List.of(),
            java.time.Duration.ofSeconds(2)),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> onDeadline(DeadlineExceeded late, HttpServletRequest request) {
    return onRefusal(
        new ApiException(ErrorCode.DEADLINE_EXCEEDED, "The time for this request is over."),
        request);
  }

  /** The caller has gone; there is nobody to answer. */
  @ExceptionHandler
  void onGone(AsyncRequestNotUsableException gone) {
    log.debug("the caller has gone", gone);
  }

  @ExceptionHandler
  ResponseEntity<Problem> onAnythingElse(Exception failure, HttpServletRequest request) {
    if (failure instanceof ErrorResponse known) {
      var answer =
          onRefusal(
              new ApiException(
                  codeOf(known.getStatusCode()), "The request cannot be served as it is."),
              request);
      var headers = new HttpHeaders();
      headers.putAll(answer.getHeaders());
      known.getHeaders().forEach((name, values) -> headers.put(name, values));
      headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
      return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(answer.getBody());
    }
    log.error("{} {} failed", request.getMethod(), route(request), failure);
    return onRefusal(
        new ApiException(ErrorCode.INTERNAL, "Something went wrong; the trace id finds it."),
        request);
  }

  private static ErrorCode codeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> ErrorCode.UNAUTHENTICATED;
      case 403 -> ErrorCode.FORBIDDEN;
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 503 -> ErrorCode.UNAVAILABLE;
      case 504 -> ErrorCode.DEADLINE_EXCEEDED;
      default -> status.is4xxClientError() ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
    };
  }

  private static Object route(HttpServletRequest request) {
    return Objects.requireNonNullElse(
        request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern"),
        "an unmapped path");
  }
}
