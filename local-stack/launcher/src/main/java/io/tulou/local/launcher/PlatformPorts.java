package io.tulou.local.launcher;

import io.tulou.local.server.ServerPorts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every port of the platform.
 *
 * @param http of each service
 * @param management of each service: health and metrics, on loopback only
 */
public record PlatformPorts(
    Map<Service, Integer> http, Map<Service, Integer> management, ServerPorts servers) {
  private static final int MANAGEMENT = 1000;

  public PlatformPorts {
    http = Map.copyOf(http);
    management = Map.copyOf(management);
  }

  /**
   * The fixed ports.
   *
   * @param door the BFF's, which nothing else moves
   * @param shift added to all others
   */
  static PlatformPorts standard(int door, int shift) {
    var http = new EnumMap<Service, Integer>(Service.class);
    var management = new EnumMap<Service, Integer>(Service.class);
    for (var service : Service.values()) {
      http.put(service, service.standardPort() + shift);
      management.put(service, service.standardPort() + shift + MANAGEMENT);
    }
    http.put(Service.BFF, door);
    return new PlatformPorts(http, management, ServerPorts.standard(shift));
  }

  /** Ports that were free a moment ago. */
  public static PlatformPorts free() {
    var services = Service.values();
    var free = ServerPorts.free(2 * services.length + 6).iterator();
    var http = new EnumMap<Service, Integer>(Service.class);
    var management = new EnumMap<Service, Integer>(Service.class);
    for (var service : services) {
      http.put(service, free.next());
      management.put(service, free.next());
    }
    var servers =
        new ServerPorts(
            free.next(), free.next(), free.next(), free.next(), free.next(), free.next());
    return new PlatformPorts(http, management, servers);
  }

  int http(Service service) {
    return portOf(http, service);
  }

  int management(Service service) {
    return portOf(management, service);
  }

  /** Each port of the services by what it is for. */
  Map<String, Integer> servicesByName() {
    var names = new LinkedHashMap<String, Integer>();
    for (var service : Service.values()) {
      names.put(service.label(), http(service));
      names.put(service.label() + "'s management", management(service));
    }
    return names;
  }

  private static int portOf(Map<Service, Integer> ports, Service service) {
    var port = ports.get(service);
    if (port == null) {
      throw new IllegalStateException("No port for " + service.label());
    }
    return port;
  }
}
