package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
  @Test
  void aForwardedAddressIsNotBelievedFromStrangers() {
    assertThat(address(List.of(), "198.51.100.1", "1.2.3.4")).isEqualTo("198.51.100.1");
    assertThat(address(List.of("10.0.0.0/8"), "198.51.100.1", "1.2.3.4")).isEqualTo("198.51.100.1");
  }

  @Test
  void behindATrustedProxyTheNearestStrangerCounts() {
    assertThat(address(List.of("10.0.0.0/8"), "10.1.1.1", "6.6.6.6, 203.0.113.9, 10.2.2.2"))
        .isEqualTo("203.0.113.9");
    assertThat(address(List.of("10.0.0.0/8"), "10.1.1.1", "not an address")).isEqualTo("10.1.1.1");
    assertThat(address(List.of("10.0.0.0/8"), "10.1.1.1", null)).isEqualTo("10.1.1.1");
  }

  private static String address(List<String> trusted, String peer, String forwarded) {
    var properties =
        new LimitProperties(
            new LimitProperties.Gateway(1, 1),
            new LimitProperties.Reads(1, 1),
            new LimitProperties.Writes(1, 1),
            new LimitProperties.MemberWrites(1, 1),
            Map.of(),
            trusted);
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(peer);
    if (forwarded != null) {
      request.addHeader("X-Forwarded-For", forwarded);
    }
    return new ClientAddress(properties).of(request);
  }
}
