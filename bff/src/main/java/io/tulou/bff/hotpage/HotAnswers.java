package io.tulou.bff.hotpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.hotkey.HotKeys;
import io.tulou.common.hotkey.Stamps;
import io.tulou.contract.SubjectRef;
import java.time.Duration;
import java.util.Optional;

/**
 * The answers kept ready. One counts while no change of its subject has been heard since before it
 * was read, and for a second at most ({@link HotPageProperties#kept}). It takes no lock but that of
 * a counter, and never waits.
 */
public final class HotAnswers {
  private final HotKeys<String> often;
  private final Stamps<SubjectRef> stamps;
  private final Cache<String, ReadyAnswer> ready;
  private final long keptNanos;
  private final Duration unsettled;
  private final Ticker ticker;

  public HotAnswers(HotPageProperties properties, MeterRegistry meters, Ticker ticker) {
    this.often = new HotKeys<>(properties.most(), properties.perSecond(), ticker);
    this.stamps = new Stamps<>(ticker);
    this.ready =
        Caffeine.newBuilder()
            .maximumWeight(properties.size().toBytes())
            .<String, ReadyAnswer>weigher((_, answer) -> answer.size())
            .build();
    this.keptNanos = properties.kept().toNanos();
    this.unsettled = properties.unsettled();
    this.ticker = ticker;
    meters.gauge("tulou.hot.answers", often, keys -> keys.hot().size());
  }

  /** Something about this subject has changed: what was read before counts no longer. */
  public void forget(SubjectRef subject) {
    stamps.change(subject);
  }

  /** Takes note that this is asked for; whether it is often enough to be kept. */
  boolean isHot(String address) {
    return often.see(address);
  }

  /**
   * The answer to this, if one is ready. Shortly before it is too old, one of those who ask is told
   * that there is none and brings the next one, so that not all have to wait for it.
   */
  Optional<ReadyAnswer> find(String address) {
    var answer = ready.getIfPresent(address);
    if (answer == null || answer.stamp() != stamps.of(answer.name().subject())) {
      return Optional.empty();
    }
    long now = ticker.read();
    return answer.isOver(now) || answer.isToBeReadAnew(now)
        ? Optional.empty()
        : Optional.of(answer);
  }

  /** To be asked before a page is read that is to be kept. */
  long stamp(SubjectRef subject) {
    return stamps.of(subject);
  }

  /** Keeps what was read under that stamp. */
  void keep(HotName name, long stamp, byte[] body, String tag) {
    var subject = name.subject();
    if (stamp != stamps.of(subject)) {
      return;
    }
    long now = ticker.read();
    long lasts =
        stamps.isYoung(subject, unsettled) ? Math.min(unsettled.toNanos(), keptNanos) : keptNanos;
    var before = ready.getIfPresent(name.address());
    ready.put(
        name.address(),
        before != null && before.isOf(tag)
            ? before.readAgain(stamp, now, lasts)
            : new ReadyAnswer(name, stamp, now, lasts, body, tag));
  }
}
