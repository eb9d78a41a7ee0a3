package io.tulou.bff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.client.ServiceProperties;
import io.tulou.bff.edge.CorsProperties;
import io.tulou.bff.edge.LimitProperties;
import io.tulou.bff.security.TokenProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PropertiesTest {
  @Test
  void whatNobodySetsIsFitForProduction() {
    assertThat(bind("tulou.limits", LimitProperties.class, Map.of()))
        .isEqualTo(
            new LimitProperties(
                new LimitProperties.Gateway(20_000, 20_000),
                new LimitProperties.Reads(50, 100),
                new LimitProperties.Writes(10, 20),
                new LimitProperties.MemberWrites(5, 20),
                Map.of(),
                java.util.List.of()));
    assertThat(bind("tulou.cors", CorsProperties.class, Map.of()).origins()).isEmpty();
    assertThat(bind("tulou.services", ServiceProperties.class, Map.of()).connectTimeout())
        .isEqualTo(Duration.ofMillis(500));
    var tokens = bind("tulou.security", TokenProperties.class, Map.of());
    assertThat(tokens.jwkSetUri()).isNull();
    assertThat(tokens.audience()).isEqualTo("tulou");
    assertThat(tokens.skew()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void namesAreAsDocumented() {
    assertThat(
            bind(
                    "tulou.limits",
                    LimitProperties.class,
                    Map.of(
                        "tulou.limits.member-writes.per-second", "7",
                        "tulou.limits.trusted-proxies", "10.0.0.0/8,fd00::/8"))
                .memberWrites()
                .perSecond())
        .isEqualTo(7);
    assertThat(
            bind(
                    "tulou.services",
                    ServiceProperties.class,
                    Map.of("tulou.services.feed", "http://feed:8080,http://feed-2:8080"))
                .feed())
        .containsExactly(URI.create("http://feed:8080"), URI.create("http://feed-2:8080"));
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }
}
