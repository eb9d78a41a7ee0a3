package io.tulou.common.web;

import io.tulou.common.coalesce.CoalesceTimeout;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.id.NodeLeaseLost;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What it means to a caller that a bound of the service was reached or a store went away. Failures
 * that no library sorts, such as those of MyBatis and Redis, are of stores too.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StoreAdvice {
  private static final Logger log = LoggerFactory.getLogger(StoreAdvice.class);
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  @ExceptionHandler
  ResponseEntity<Problem> onTimeout(CoalesceTimeout late, HttpServletRequest request) {
    return Deadline.isOver()
        ? late(request)
        : answer(ErrorCode.OVERLOADED, "Too many reads are under way.", request);
  }

  @ExceptionHandler({
    UncategorizedDataAccessException.class,
    RecoverableDataAccessException.class,
    TransientDataAccessException.class,
    NodeLeaseLost.class
  })
  ResponseEntity<Problem> onStoreAway(RuntimeException cause, HttpServletRequest request) {
    if (Deadline.isOver()) {
      // What was ended because of the deadline comes as any failure of a store.
      return late(request);
    }
    log.warn("a store is away: {}", cause.toString());
    return answer(ErrorCode.UNAVAILABLE, "A part that this needs is not available now.", request);
  }

  private static ResponseEntity<Problem> late(HttpServletRequest request) {
    return answer(ErrorCode.DEADLINE_EXCEEDED, "The time for this request is over.", request);
  }

  private static ResponseEntity<Problem> answer(
      ErrorCode code, String detail, HttpServletRequest request) {
    var refusal = new ApiException(code, detail, List.of(), COME_BACK);
    return ResponseEntity.status(code.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(COME_BACK.toSeconds()))
        .body(Problem.of(refusal, request.getRequestURI(), MDC.get("traceId")));
  }
}
