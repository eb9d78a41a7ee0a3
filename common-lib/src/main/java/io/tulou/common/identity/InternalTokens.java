package io.tulou.common.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Signs and checks the token that carries a {@link Caller} between services: HS256, 30 s. A caller
 * with several calls in a few seconds has the same token for them, and one that was found genuine
 * is not computed again; whether it is over is asked each time.
 */
public final class InternalTokens {
  /** The header of every call between services. */
  public static final String HEADER = "Tulou-Identity";

  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final JWSHeader JWS_HEADER = new JWSHeader(JWSAlgorithm.HS256);

  /** For less than its life, so that a token is good for as long as a call may take. */
  private static final Duration SIGNED_FOR = Duration.ofSeconds(10);

  private static final long MOST = 10_000;

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Clock clock;
  private final Cache<Caller, Signed> signed =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME).build();
  private final Cache<String, Genuine> genuine =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME.plus(SKEW)).build();

  /**
   * Tokens under one key.
   *
   * @param key at least 32 bytes, the same in every service
   */
  public InternalTokens(byte[] key, Clock clock) {
    this.clock = clock;
    try {
      this.signer = new MACSigner(key);
      this.verifier = new MACVerifier(key);
    } catch (JOSEException unusable) {
      throw new IllegalArgumentException("the internal key has at least 32 bytes", unusable);
    }
  }

  private record Signed(String token, Instant at) {}

  private record Genuine(Caller caller, Instant expires) {}

  public String sign(Caller caller) {
    var now = clock.instant();
    var before = signed.getIfPresent(caller);
    if (before != null && now.isBefore(before.at().plus(SIGNED_FOR))) {
      return before.token();
    }
    var token = sign(caller, now);
    signed.put(caller, new Signed(token, now));
    return token;
  }

  private String sign(Caller caller, Instant now) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(Long.toString(caller.memberId()))
            .claim("scp", new ArrayList<>(caller.scopes()))
            .claim("adr", caller.address())
            .claim("dev", caller.device())
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .build();
    var token = new SignedJWT(JWS_HEADER, claims);
    try {
      token.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("HS256 with a valid key cannot fail", impossible);
    }
    return token.serialize();
  }

  /** The caller of a genuine token that is not over, else empty. */
  public Optional<Caller> verify(String text) {
    var known = genuine.getIfPresent(text);
    var token = known == null ? read(text) : Optional.of(known);
    if (known == null) {
      token.ifPresent(one -> genuine.put(text, one));
    }
    var now = clock.instant();
    return token.filter(one -> !now.isAfter(one.expires().plus(SKEW))).map(Genuine::caller);
  }

  private Optional<Genuine> read(String text) {
    try {
      var token = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
        return Optional.empty();
      }
      var claims = token.getJWTClaimsSet();
      var expires = claims.getExpirationTime();
      if (expires == null) {
        return Optional.empty();
      }
      var caller =
          new Caller(
              Long.parseLong(claims.getSubject()),
              Set.copyOf(claims.getStringListClaim("scp")),
              claims.getStringClaim("adr"),
              claims.getStringClaim("dev"));
      return Optional.of(new Genuine(caller, expires.toInstant()));
    } catch (ParseException | JOSEException | NumberFormatException forged) {
      return Optional.empty();
    }
  }
}
