package io.tulou.bff.client;

import io.tulou.common.balance.Instance;
import io.tulou.common.balance.Lane;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of each service, those of a lane before those of the base. Where names are looked
 * up anew, that happens behind a call now and then, and an instance that stays keeps what is known
 * of it.
 */
final class Instances {
  private static final Logger log = LoggerFactory.getLogger(Instances.class);

  private final ServiceProperties properties;
  private final ExecutorService threads;
  private final AtomicLong resolvedNanos = new AtomicLong(System.nanoTime());
  private volatile Map<URI, List<Instance>> byAddress;

  Instances(ServiceProperties properties, ExecutorService threads) {
    this.properties = properties;
    this.threads = threads;
    this.byAddress = Map.of();
    this.byAddress = all();
  }

  /** At least one. */
  List<Instance> of(Service service) {
    refreshNowAndThen();
    var own =
        Lane.current()
            .flatMap(lane -> Optional.ofNullable(properties.lanes().get(lane.name())))
            .map(lane -> lane.own(service))
            .filter(addresses -> !addresses.isEmpty());
    return at(own.orElseGet(() -> properties.base(service)));
  }

  private List<Instance> at(List<URI> addresses) {
    var known = byAddress;
    if (addresses.size() == 1) {
      return known.getOrDefault(addresses.getFirst(), List.of());
    }
    return addresses.stream()
        .flatMap(address -> known.getOrDefault(address, List.of()).stream())
        .toList();
  }

  private void refreshNowAndThen() {
    long every = properties.resolveEvery().toNanos();
    long last = resolvedNanos.get();
    long now = System.nanoTime();
    if (every > 0 && now - last >= every && resolvedNanos.compareAndSet(last, now)) {
      threads.execute(() -> byAddress = all());
    }
  }

  private Map<URI, List<Instance>> all() {
    var configured = new LinkedHashSet<URI>();
    for (var service : Service.values()) {
      configured.addAll(properties.base(service));
      properties.lanes().values().forEach(lane -> configured.addAll(lane.own(service)));
    }
    var known = new ConcurrentHashMap<URI, Instance>();
    byAddress.values().forEach(list -> list.forEach(one -> known.put(one.address(), one)));
    var all = new ConcurrentHashMap<URI, List<Instance>>();
    for (var address : configured) {
      all.put(
          address,
          resolved(address).stream()
              .map(one -> known.computeIfAbsent(one, Instance::new))
              .toList());
    }
    return Map.copyOf(all);
  }

  private Set<URI> resolved(URI address) {
    if (properties.resolveEvery().isZero()) {
      return Set.of(address);
    }
    var found = new LinkedHashSet<URI>();
    try {
      Arrays.stream(InetAddress.getAllByName(address.getHost()))
          .map(one -> at(one, address))
          .forEach(found::add);
    } catch (UnknownHostException notNow) {
      // What was there before may be there still; a name never found is called as it is.
      log.warn("{} is not found: {}", address.getHost(), notNow.toString());
      byAddress.getOrDefault(address, List.of()).forEach(one -> found.add(one.address()));
    }
    return found.isEmpty() ? Set.of(address) : found;
  }

  private static URI at(InetAddress host, URI address) {
    var literal = host.getHostAddress();
    return URI.create(
        "http://%s:%d"
            .formatted(literal.contains(":") ? "[" + literal + "]" : literal, port(address)));
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? 80 : address.getPort();
  }
}
