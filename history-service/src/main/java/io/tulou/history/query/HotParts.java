package io.tulou.history.query;

import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.log.LogUnavailable;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand.RebuildHot;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnApi;
import io.tulou.history.append.Packer;
import io.tulou.history.hot.HotHistory;
import io.tulou.history.hot.HotPart;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gives the hot part of a history. Where it is lost, the workers are asked by the log to rebuild
 * it, and it is waited for: so nobody is shown less than what was acknowledged before the call.
 * Where they do not answer in time, the rows of the database stand in, and say that they may be
 * behind.
 */
@Component
@OnApi
class HotParts {
  private static final Logger log = LoggerFactory.getLogger(HotParts.class);
  private static final Duration LONGEST_LOAD = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
  private static final Duration GIVEN_UP_FOR = Duration.ofSeconds(5);

  private final HotHistory hot;
  private final StoredParts stored;
  private final Packer packer;
  private final HistoryProperties properties;
  private final Coalescer<Long, HotPart> loads;

  /** Until then nobody waits for workers that did not answer. */
  private volatile long impatientUntil = System.nanoTime();

  HotParts(HotHistory hot, StoredParts stored, Packer packer, HistoryProperties properties) {
    this.hot = hot;
    this.stored = stored;
    this.packer = packer;
    this.properties = properties;
    this.loads = new Coalescer<>(properties.databaseReads(), LONGEST_LOAD);
  }

  /** All that is hot of a history; empty when Redis is away. */
  Optional<HotPart> find(long memberId) {
    try {
      var part = hot.read(memberId);
      return Optional.of(part.isUsable() ? part : rebuilt(memberId));
    } catch (DataAccessException away) {
      return without(away);
    }
  }

  /** At least what is hot of some subjects; empty when Redis is away. */
  Optional<HotPart> find(long memberId, Collection<SubjectRef> subjects) {
    try {
      var part = hot.read(memberId, subjects);
      return Optional.of(part.isUsable() ? part : rebuilt(memberId));
    } catch (DataAccessException away) {
      return without(away);
    }
  }

  /** What changes whenever the history does; empty when nobody can tell. */
  Optional<String> stamp(long memberId) {
    try {
      var stamp = hot.stamp(memberId);
      if (stamp.isPresent() || rebuilt(memberId).isBehind()) {
        return stamp;
      }
      return hot.stamp(memberId);
    } catch (DataAccessException away) {
      log.debug("history without Redis", away);
      return Optional.empty();
    }
  }

  private static Optional<HotPart> without(DataAccessException away) {
    log.debug("history without Redis", away);
    return Optional.empty();
  }

  private HotPart rebuilt(long memberId) {
    if (System.nanoTime() - impatientUntil >= 0) {
      var found = await(memberId);
      if (found.isPresent()) {
        return found.get();
      }
      impatientUntil = System.nanoTime() + GIVEN_UP_FOR.toNanos();
    }
    var rows =
        loads.load(memberId, Deadline.leftOr(properties.patience()), () -> stored.load(memberId));
    return stored.join(memberId, rows, hot.read(memberId));
  }

  private Optional<HotPart> await(long memberId) {
    long end = System.nanoTime() + patience().toNanos();
    long pause = 1;
    while (ask(memberId) && System.nanoTime() - end < 0 && rest(pause)) {
      var part = hot.read(memberId);
      if (part.isUsable()) {
        return Optional.of(part);
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
    }
    return Optional.empty();
  }

  private Duration patience() {
    var half = Deadline.leftOr(properties.patience().multipliedBy(2)).dividedBy(2);
    return half.compareTo(properties.patience()) < 0 ? half : properties.patience();
  }

  /** Asks unless somebody has; asked again where the lease was lost. */
  private boolean ask(long memberId) {
    var lease = hot.tryLease(memberId);
    if (lease.isEmpty()) {
      return true;
    }
    try {
      packer.append(memberId, List.of(new RebuildHot(lease.get())));
      return true;
    } catch (LogUnavailable | ApiException away) {
      log.debug("nobody can be asked to rebuild", away);
      return false;
    }
  }

  private static boolean rest(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
