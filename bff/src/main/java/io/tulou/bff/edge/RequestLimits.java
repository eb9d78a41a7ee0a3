package io.tulou.bff.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.ratelimit.Decision;
import io.tulou.common.ratelimit.LocalRateLimiter;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rate limits of this node: each address, and each member that writes. */
@Component
public class RequestLimits {
  private static final long MAXIMUM_KEYS = 200_000;

  private final LocalRateLimiter addressReads;
  private final LocalRateLimiter addressWrites;
  private final LocalRateLimiter memberWrites;
  private final MeterRegistry meters;

  RequestLimits(LimitProperties properties, MeterRegistry meters) {
    this.addressReads = new LocalRateLimiter(properties.addressReads().limit(), MAXIMUM_KEYS);
    this.addressWrites = new LocalRateLimiter(properties.addressWrites().limit(), MAXIMUM_KEYS);
    this.memberWrites = new LocalRateLimiter(properties.memberWrites().limit(), MAXIMUM_KEYS);
    this.meters = meters;
  }

  /**
   * Counts a request of that address.
   *
   * @throws ApiException {@code rate-limited}
   */
  void admitAddress(String address, Route route) {
    admit(route.isRead() ? addressReads : addressWrites, address, "address");
  }

  /**
   * Counts a request of that member; reads are not limited by member.
   *
   * @throws ApiException {@code rate-limited}
   */
  public void admitMember(long memberId, Route route) {
    if (!route.isRead()) {
      admit(memberWrites, Long.toString(memberId), "member");
    }
  }

  private void admit(LocalRateLimiter limiter, String key, String by) {
    if (limiter.tryAcquire(key) instanceof Decision.Refused(var retryAfter)) {
      meters.counter("tulou.limited", "by", by).increment();
      throw new ApiException(
          ErrorCode.RATE_LIMITED,
          "Too many requests; come back later.",
          List.of(),
          retryAfter.plusMillis(999));
    }
  }
}
