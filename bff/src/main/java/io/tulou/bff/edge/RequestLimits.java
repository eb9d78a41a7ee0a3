package io.tulou.bff.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.overload.Criticality;
import io.tulou.common.ratelimit.Decision;
import io.tulou.common.ratelimit.LeaseStore;
import io.tulou.common.ratelimit.Limit;
import io.tulou.common.ratelimit.NodeCensus;
import io.tulou.common.ratelimit.SharedRateLimiter;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The rate limits, each shared by all doors, from the widest to the narrowest: the whole gateway,
 * an address, a member that writes, a route ({@code tulou.limited} by which).
 */
@Component
public class RequestLimits {
  private static final long MAXIMUM_KEYS = 200_000;
  private static final String ALL = "all";

  private final LeaseStore leases;
  private final IntSupplier nodes;
  private final MeterRegistry meters;
  private final SharedRateLimiter gateway;
  private final SharedRateLimiter addressReads;
  private final SharedRateLimiter addressWrites;
  private final SharedRateLimiter memberWrites;
  private final Map<Route, SharedRateLimiter> routes = new EnumMap<>(Route.class);

  @Autowired
  RequestLimits(
      LimitProperties properties, LeaseStore leases, NodeCensus census, MeterRegistry meters) {
    this(properties, leases, census::nodes, meters);
  }

  RequestLimits(
      LimitProperties properties, LeaseStore leases, IntSupplier nodes, MeterRegistry meters) {
    this.leases = leases;
    this.nodes = nodes;
    this.meters = meters;
    this.gateway = limiter("gateway", properties.gateway().limit(), 1);
    this.addressReads = limiter("address-reads", properties.addressReads().limit(), MAXIMUM_KEYS);
    this.addressWrites =
        limiter("address-writes", properties.addressWrites().limit(), MAXIMUM_KEYS);
    this.memberWrites = limiter("member-writes", properties.memberWrites().limit(), MAXIMUM_KEYS);
    properties
        .routes()
        .forEach((route, rate) -> routes.put(route, limiter("route", rate.limit(), 1)));
    Gauge.builder("tulou.limits.alone", gateway, limiter -> limiter.isAlone() ? 1 : 0)
        .description("1 while this node keeps its share of the limits without the others")
        .register(meters);
  }

  /**
   * Counts a request of that address, and of anybody. What is most critical is for the few who look
   * after the platform: no crowd keeps them out.
   *
   * @throws ApiException {@code rate-limited}
   */
  void admitAddress(String address, Route route) {
    if (route.criticality() != Criticality.CRITICAL_PLUS) {
      admit(gateway, ALL, "gateway");
    }
    admit(limiter(route), address, "address");
  }

  /**
   * Counts a request of that address, and of anybody, if this door has tokens for it by now;
   * whether it has. Never waits, and asks nobody: one that finds none has to come through {@link
   * #takes}, which fetches some, or {@link #admitAddress}, which says why not. It may be counted
   * twice for its address then, once for each batch of the whole gateway's.
   */
  public boolean takesHeld(String address, Route route) {
    return limiter(route).takesHeld(address)
        && (route.criticality() == Criticality.CRITICAL_PLUS || gateway.takesHeld(ALL));
  }

  /**
   * The same by a thread that may wait while tokens are fetched. Says no without counting it as a
   * refusal: whoever is refused has to come through {@link #admitAddress}.
   */
  public boolean takes(String address, Route route) {
    return limiter(route).tryAcquire(address) instanceof Decision.Admitted
        && (route.criticality() == Criticality.CRITICAL_PLUS
            || gateway.tryAcquire(ALL) instanceof Decision.Admitted);
  }

  private SharedRateLimiter limiter(Route route) {
    return route.isRead() ? addressReads : addressWrites;
  }

  /**
   * Counts a request of that member, where it is one, and of that route. Reads are not limited by
   * member.
   *
   * @param memberId 0 for nobody
   * @throws ApiException {@code rate-limited}
   */
  public void admitMember(long memberId, Route route) {
    if (memberId != 0 && !route.isRead()) {
      admit(memberWrites, Long.toString(memberId), "member");
    }
    var ofRoute = routes.get(route);
    if (ofRoute != null) {
      admit(ofRoute, route.name(), "route");
    }
  }

  private SharedRateLimiter limiter(String name, Limit limit, long keys) {
    return new SharedRateLimiter(
        limit,
        (key, of, owed, wanted) -> leases.take(name + ":{" + key + "}", of, owed, wanted),
        nodes,
        keys,
        System::nanoTime);
  }

  private void admit(SharedRateLimiter limiter, String key, String by) {
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
