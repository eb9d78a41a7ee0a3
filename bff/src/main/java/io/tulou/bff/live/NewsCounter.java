package io.tulou.bff.live;

import io.tulou.bff.client.Service;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.CallContext;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.http.FeedApi;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks feed-service what is new in a home timeline; only it knows what is shown there. */
@Component
class NewsCounter {
  private static final Logger log = LoggerFactory.getLogger(NewsCounter.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final FeedApi feed;
  private final RestClient calls;

  NewsCounter(FeedApi feed, RestClient serviceCalls) {
    this.feed = feed;
    this.calls = serviceCalls;
  }

  /** News since a page, as the public API has them. */
  record News(int count, boolean capped) {}

  /**
   * Begins a watch for the current caller.
   *
   * @param since the {@code latest} of the page the client has; null for what is newest now
   * @throws ApiException if {@code since} is none of the caller's, or nothing is known without it
   */
  NewsWatch begin(Caller caller, @Nullable String since) {
    if (since == null) {
      var latest = Objects.requireNonNull(feed.home(1, null).latest(), "a first page has it");
      return new NewsWatch(caller, latest, sources(), new News(0, false));
    }
    return new NewsWatch(caller, since, sources(), countedNow(since));
  }

  private @Nullable News countedNow(String since) {
    try {
      return count(since);
    } catch (ApiException refusal) {
      if (refusal.code().status() < 500) {
        throw refusal;
      }
      log.debug("news are counted later: {}", refusal.detail());
      return null;
    }
  }

  /** Counts for the listener of a watch, on a thread that works for nobody else. */
  News count(NewsWatch watch) {
    return run(watch.caller(), () -> count(watch.since()));
  }

  private long @Nullable [] sources() {
    try {
      var sources = feed.sources();
      return sources.complete()
          ? sources.authorIds().stream().mapToLong(Long::longValue).toArray()
          : null;
    } catch (ApiException away) {
      log.debug("whose posts matter is not known: {}", away.detail());
      return null;
    }
  }

  private News count(String since) {
    return Objects.requireNonNull(
        calls
            .get()
            .uri(Service.FEED.address() + "/v1/feed/news?since={since}", since)
            .retrieve()
            .body(News.class));
  }

  private static <T> T run(Caller caller, Callable<T> work) {
    try {
      var inTime = Optional.of(Deadline.in(LONGEST_WAIT));
      return new CallContext(caller, inTime, Optional.empty(), Optional.empty()).wrap(work).call();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new IllegalStateException("calls throw no checked exceptions", impossible);
    }
  }
}
