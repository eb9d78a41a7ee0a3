package io.tulou.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InternalTokensTest {
  private static final byte[] KEY = new byte[64];
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Caller ADA =
      new Caller(1001, Set.of("moderate"), "192.0.2.7", "test device");
  private final InternalTokens tokens = at(NOW);

  @Test
  void carriesTheWholeCaller() {
    assertThat(tokens.verify(tokens.sign(ADA))).contains(ADA);
    assertThat(tokens.verify(tokens.sign(Caller.NOBODY))).contains(Caller.NOBODY);
  }

  @Test
  void isOverAfterItsLifetimeAndTheSkewOfClocks() {
    var token = tokens.sign(ADA);

    assertThat(at(NOW.plus(Duration.ofSeconds(59))).verify(token)).contains(ADA);
    assertThat(at(NOW.plus(Duration.ofSeconds(61))).verify(token)).isEmpty();
  }

  @Test
  void isTheSameForSomeSecondsAndThenAnother() {
    var time = new AtomicReference<>(NOW);
    var moving = new InternalTokens(KEY, moving(time));
    var first = moving.sign(ADA);

    time.set(NOW.plusSeconds(9));
    assertThat(moving.sign(ADA)).isEqualTo(first);
    assertThat(moving.sign(Caller.NOBODY)).isNotEqualTo(first);
    assertThat(moving.sign(new Caller(1001, Set.of(), "192.0.2.7", "test device")))
        .isNotEqualTo(first);
    time.set(NOW.plusSeconds(10));
    assertThat(moving.sign(ADA)).isNotEqualTo(first);
  }

  @Test
  void isRefusedWhenItIsOverThoughItWasGoodBefore() {
    var time = new AtomicReference<>(NOW);
    var moving = new InternalTokens(KEY, moving(time));
    var token = moving.sign(ADA);
    assertThat(moving.verify(token)).contains(ADA);

    time.set(NOW.plusSeconds(61));

    assertThat(moving.verify(token)).isEmpty();
    assertThat(moving.verify(token.substring(0, token.length() - 4) + "AAAA")).isEmpty();
  }

  @Test
  void refusesOtherKeysOtherAlgorithmsAndNoSignature() throws JOSEException {
    var claims =
        new JWTClaimsSet.Builder()
            .subject("1001")
            .claim("scp", Set.of("admin"))
            .expirationTime(Date.from(NOW.plusSeconds(10)))
            .build();
    var otherAlgorithm = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
    otherAlgorithm.sign(new MACSigner(KEY));

    assertThat(tokens.verify(new InternalTokens(otherKey(), clock(NOW)).sign(ADA))).isEmpty();
    assertThat(tokens.verify(otherAlgorithm.serialize())).isEmpty();
    assertThat(tokens.verify(new PlainJWT(claims).serialize())).isEmpty();
    assertThat(tokens.verify("")).isEmpty();
    assertThat(tokens.verify("a.b.c")).isEmpty();
  }

  private static byte[] otherKey() {
    var key = new byte[64];
    key[0] = 1;
    return key;
  }

  private static InternalTokens at(Instant now) {
    return new InternalTokens(KEY, clock(now));
  }

  private static Clock moving(AtomicReference<Instant> time) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for another zone");
      }

      @Override
      public Instant instant() {
        return time.get();
      }
    };
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
