package io.tulou.bff.security;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose tokens the issuer has taken back, as it last said. Tokens issued later are good again; a
 * token that does not say when it was issued is as old as it could be.
 */
@Component
final class Revocations {
  private final AtomicLong changes = new AtomicLong();
  private volatile Map<String, Instant> bySubject = Map.of();

  boolean isRevoked(String subject, @Nullable Instant issued) {
    var until = bySubject.get(subject);
    return until != null && (issued == null || !issued.isAfter(until));
  }

  long changes() {
    return changes.get();
  }

  void replace(Published published) {
    var all = new HashMap<String, Instant>();
    for (var one : published.revoked()) {
      all.merge(one.sub(), one.until(), (a, b) -> a.isAfter(b) ? a : b);
    }
    bySubject = Map.copyOf(all);
    changes.incrementAndGet();
  }

  int size() {
    return bySubject.size();
  }

  /** What the issuer publishes. */
  record Published(List<Revoked> revoked) {
    Published {
      revoked = List.copyOf(revoked);
    }
  }

  /**
   * A member's tokens that are no longer good.
   *
   * @param sub as in the tokens
   * @param until those issued up to then
   */
  record Revoked(String sub, Instant until) {}
}
