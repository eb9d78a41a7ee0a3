package io.tulou.comment.block;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tulou.common.identity.Caller;
import io.tulou.contract.http.BlockApi;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Asks once for all whom a write speaks to, and not for long. A write is worth more than a block
 * that is overlooked, so without an answer nobody has blocked the writer.
 */
@Component
public class Blocks {
  private static final Logger log = LoggerFactory.getLogger(Blocks.class);
  private static final int FAILURES_BEFORE_PAUSE = 3;

  private final BlockApi api;
  private final long pauseNanos;
  private final MeterRegistry meters;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong pausedSince = new AtomicLong();

  Blocks(BlockApi api, BlockProperties properties, MeterRegistry meters) {
    this.api = api;
    this.pauseNanos = properties.pause().toNanos();
    this.meters = meters;
  }

  /** Those of the members who have blocked the caller; empty where that is not known in time. */
  public Set<Long> blockersOf(Caller caller, Collection<Long> memberIds) {
    var others = new HashSet<>(memberIds);
    others.remove(caller.memberId());
    return others.isEmpty() || isPaused() ? Set.of() : ask(List.copyOf(others));
  }

  private Set<Long> ask(List<Long> others) {
    var started = Timer.start(meters);
    var outcome = "failed";
    try {
      var blockers = Set.copyOf(api.blockersOfCaller(others));
      failures.set(0);
      outcome = "answered";
      return blockers;
    } catch (RestClientException away) {
      log.debug("who has blocked the writer is not known", away);
      pausedSince.set(System.nanoTime());
      failures.incrementAndGet();
      return Set.of();
    } finally {
      started.stop(meters.timer("tulou.comment.blocks", "outcome", outcome));
    }
  }

  private boolean isPaused() {
    return failures.get() >= FAILURES_BEFORE_PAUSE
        && System.nanoTime() - pausedSince.get() < pauseNanos;
  }
}
