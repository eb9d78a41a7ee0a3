package io.tulou.bff.page;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.deadline.DeadlineExceeded;
import io.tulou.common.identity.CallContext;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Gets parts of a page so that one that fails, or is late, does not take the others with it. */
@Component
public class Sections {
  private static final Logger log = LoggerFactory.getLogger(Sections.class);

  private final ExecutorService threads;

  Sections(ExecutorService callThreads) {
    this.threads = callThreads;
  }

  /**
   * Gets a part now, in at most that time.
   *
   * @param name of the part, for the log
   * @throws ApiException what the caller did wrong; only failures of the platform are a missing
   *     part
   */
  public <T> Section<T> get(String name, Duration limit, Callable<T> part) {
    try {
      return Section.fresh(Deadline.in(Deadline.leftOr(limit)).call(part::call));
    } catch (ApiException refusal) {
      if (refusal.code().status() < 500) {
        throw refusal;
      }
      return missing(name, refusal.code().code());
    } catch (DeadlineExceeded | RestClientException late) {
      return missing(name, late.toString());
    } catch (RuntimeException defect) {
      throw defect;
    } catch (Exception impossible) {
      throw new IllegalStateException("parts throw no checked exceptions", impossible);
    }
  }

  /** Starts to get a part on a thread of its own, for the same caller with the same deadline. */
  public <T> Future<Section<T>> start(String name, Duration limit, Callable<T> part) {
    var context = CallContext.capture();
    var traceId = MDC.get("traceId");
    return threads.submit(
        context.wrap(() -> {
          MDC.put("traceId", traceId);
          try {
            return get(name, limit, part);
          } finally {
            MDC.remove("traceId");
          }
        }));
  }

  /** The part, when it is there. Each waits no longer than its own limit. */
  public static <T> Section<T> await(Future<Section<T>> part) {
    try {
      return part.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.UNAVAILABLE, "The server is stopping.");
    }
  }

  private static <T> Section<T> missing(String name, String why) {
    log.debug("the section {} is missing: {}", name, why);
    return Section.unavailable();
  }
}
