package io.tulou.bff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.tulou.bff.testing.FakeService;
import io.tulou.bff.testing.Issuer;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerAwayTest {
  private final Issuer issuer = new Issuer();
  private final FakeService keys = new FakeService();

  @Test
  void withoutAnyKeysNothingIsSaidAboutATokenHoweverOftenItComes() throws MalformedURLException {
    var decoder = decoder(URI.create("http://127.0.0.1:1/keys"));

    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> decoder.decode(issuer.token(5)))
          .isInstanceOf(JwtException.class)
          .isNotInstanceOf(BadJwtException.class);
    }
  }

  @Test
  void knownKeysGoOnWhenTheIssuerIsAway() throws MalformedURLException {
    keys.answer("GET /keys", 200, issuer.published());
    var decoder = decoder(URI.create(keys.uri() + "/keys"));
    decoder.decode(issuer.token(5));
    keys.reset();

    assertThat(decoder.decode(issuer.token(6)).getSubject()).isEqualTo("6");
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(
              () -> decoder.decode(issuer.signRaw("{\"alg\":\"ES256\",\"kid\":\"new\"}", "{}")))
          .isInstanceOf(BadJwtException.class);
    }
    assertThat(decoder.decode(issuer.token(7)).getSubject()).isEqualTo("7");
  }

  @Test
  void keysAreFetchedAnewBesideTheRequestsSoThatAnIssuerThatHangsHoldsNobodyUp()
      throws MalformedURLException {
    keys.answer("GET /keys", 200, issuer.published());
    var address = URI.create(keys.uri() + "/keys");
    var decoder =
        decoder(
            address,
            PublishedKeys.published(
                address, Duration.ofSeconds(32), Duration.ofSeconds(31), Duration.ofMillis(500)));
    decoder.decode(issuer.token(5));
    keys.hold();

    await()
        .until(() -> {
          long begun = System.nanoTime();
          assertThat(decoder.decode(issuer.token(6)).getSubject()).isEqualTo("6");
          assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
          return keys.calls().size() > 1;
        });
    assertThat(decoder.decode(issuer.token(7)).getSubject()).isEqualTo("7");
    keys.reset();
  }

  private static TokenDecoder decoder(URI keys) throws MalformedURLException {
    return decoder(
        keys,
        PublishedKeys.published(
            keys, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(4)));
  }

  private static TokenDecoder decoder(URI keys, JWKSource<SecurityContext> source) {
    var properties =
        new TokenProperties(
            keys,
            Issuer.NAME,
            Issuer.AUDIENCE,
            null,
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofDays(1));
    return new TokenDecoder(source, properties, new Revocations(), Clock.systemUTC());
  }
}
