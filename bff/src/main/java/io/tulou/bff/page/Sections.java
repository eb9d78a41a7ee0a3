package io.tulou.bff.page;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.deadline.DeadlineExceeded;
import io.tulou.common.identity.CallContext;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Gets parts of a page so that one that fails, or is late, does not take the others with it. */
@Component
public class Sections {
  private static final Logger log = LoggerFactory.getLogger(Sections.class);

  private final ExecutorService threads;
  private final LastCopies copies;
  private final Clock clock;

  Sections(ExecutorService callThreads, LastCopies copies, Clock clock) {
    this.threads = callThreads;
    this.copies = copies;
    this.clock = clock;
  }

  /**
   * Gets a part now like {@link #get(String, Duration, Callable)}; if it is missing, its last good
   * copy stands in for it.
   *
   * @param rows how much a part holds
   */
  public <T> Section<T> get(
      LastCopies.Key<T> key, Duration limit, Callable<T> part, ToIntFunction<T> rows) {
    var asked = clock.instant();
    var section = get(key.section(), limit, part);
    var data = section.data();
    if (data == null) {
      return copies.find(key);
    }
    copies.keep(key, data, rows.applyAsInt(data), asked);
    return section;
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
    return start(() -> get(name, limit, part));
  }

  /** The same with a last good copy. */
  public <T> Future<Section<T>> start(
      LastCopies.Key<T> key, Duration limit, Callable<T> part, ToIntFunction<T> rows) {
    return start(() -> get(key, limit, part, rows));
  }

  private <T> Future<Section<T>> start(Supplier<Section<T>> part) {
    return threads.submit(CallContext.capture().wrap(part::get));
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
