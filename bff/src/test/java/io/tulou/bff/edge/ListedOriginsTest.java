package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ListedOriginsTest {
  private final ListedOrigins origins =
      new ListedOrigins(new CorsProperties(List.of("https://app.test")));

  @Test
  void aListedOriginMayCallWithItsToken() {
    var rules = origins.getCorsConfiguration(from("https://app.test"));

    assertThat(rules.getAllowedOrigins()).containsExactly("https://app.test");
    assertThat(rules.getAllowedHeaders()).contains("Authorization", "Idempotency-Key");
    assertThat(rules.getAllowCredentials()).isNull();
  }

  @Test
  void anyOtherOriginIsTreatedAsIfThereWereNoRules() {
    assertThat(origins.getCorsConfiguration(from("https://app.test.evil"))).isNull();
    assertThat(origins.getCorsConfiguration(from("null"))).isNull();
    assertThat(origins.getCorsConfiguration(new MockHttpServletRequest())).isNull();
  }

  private static MockHttpServletRequest from(String origin) {
    var request = new MockHttpServletRequest();
    request.addHeader("Origin", origin);
    return request;
  }
}
