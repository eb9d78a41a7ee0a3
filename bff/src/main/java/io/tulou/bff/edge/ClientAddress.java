package io.tulou.bff.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * The network address a request comes from: the other end of the connection, or, where that is a
 * proxy we trust, whom the nearest trusted proxy saw.
 */
@Component
public class ClientAddress {
  /** Whom each proxy on the way saw, the nearest last. */
  public static final String FORWARDED = "X-Forwarded-For";

  private final List<IpAddressMatcher> trusted;

  ClientAddress(LimitProperties properties) {
    this.trusted = properties.trustedProxies().stream().map(IpAddressMatcher::new).toList();
  }

  /** Never believes a header that an untrusted peer sent. */
  public String of(HttpServletRequest request) {
    return of(
        request.getRemoteAddr(), () -> Collections.list(request.getHeaders(FORWARDED)).stream());
  }

  /**
   * The same for a request that is no servlet's.
   *
   * @param peer the other end of the connection
   * @param forwarded the lines of {@link #FORWARDED}, asked for if the peer is trusted
   */
  public String of(String peer, Supplier<Stream<String>> forwarded) {
    if (!isTrusted(peer)) {
      return peer;
    }
    var hops =
        forwarded
            .get()
            .flatMap(line -> List.of(line.split(",")).stream())
            .map(String::strip)
            .toList();
    var address = peer;
    for (var hop : hops.reversed()) {
      if (!hop.matches("[0-9a-fA-F.:]{2,45}")) {
        return address;
      }
      address = hop;
      if (!isTrusted(hop)) {
        return hop;
      }
    }
    return address;
  }

  private boolean isTrusted(String address) {
    try {
      return trusted.stream().anyMatch(matcher -> matcher.matches(address));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
