package io.tulou.feed;

import io.tulou.common.id.NodeLeaseLost;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.mybatis.spring.MyBatisSystemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What it means to a caller that a store went away or could not settle a dispute in time. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreAwayAdvice {
  private static final Logger log = LoggerFactory.getLogger(StoreAwayAdvice.class);
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  @ExceptionHandler({
    MyBatisSystemException.class,
    RecoverableDataAccessException.class,
    TransientDataAccessException.class,
    NodeLeaseLost.class
  })
  ResponseEntity<Problem> onStoreAway(RuntimeException cause, HttpServletRequest request) {
    log.warn("a store is away: {}", cause.toString());
    var refusal =
        new ApiException(
            ErrorCode.UNAVAILABLE,
            "A part that this needs is not available now.",
            List.of(),
            COME_BACK);
    return ResponseEntity.status(refusal.code().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(COME_BACK.toSeconds()))
        .body(Problem.of(refusal, request.getRequestURI(), MDC.get("traceId")));
  }
}
