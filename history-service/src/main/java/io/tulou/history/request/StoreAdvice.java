package io.tulou.history.request;

import io.tulou.common.coalesce.CoalesceTimeout;
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
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What it means to a caller that a bound of this service was reached or a store went away. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreAdvice {
  private static final Logger log = LoggerFactory.getLogger(StoreAdvice.class);
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  @ExceptionHandler
  ResponseEntity<Problem> onTimeout(CoalesceTimeout late, HttpServletRequest request) {
    return answer(ErrorCode.OVERLOADED, "Too many reads are under way.", request);
  }

  @ExceptionHandler({
    MyBatisSystemException.class,
    RecoverableDataAccessException.class,
    TransientDataAccessException.class,
    RedisSystemException.class
  })
  ResponseEntity<Problem> onStoreAway(RuntimeException cause, HttpServletRequest request) {
    log.warn("a store is away: {}", cause.toString());
    return answer(ErrorCode.UNAVAILABLE, "A part that this needs is not available now.", request);
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
