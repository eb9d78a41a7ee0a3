package io.tulou.common.identity;

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
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/** Signs and checks the token that carries a {@link Caller} between services: HS256, 30 s. */
public final class InternalTokens {
  /** The header of every call between services. */
  public static final String HEADER = "Tulou-Identity";

  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final JWSHeader JWS_HEADER = new JWSHeader(JWSAlgorithm.HS256);

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Clock clock;

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

  public String sign(Caller caller) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(Long.toString(caller.memberId()))
            .claim("scp", new ArrayList<>(caller.scopes()))
            .claim("adr", caller.address())
            .claim("dev", caller.device())
            .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
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
    try {
      var token = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
        return Optional.empty();
      }
      var claims = token.getJWTClaimsSet();
      var expires = claims.getExpirationTime();
      if (expires == null || clock.instant().isAfter(expires.toInstant().plus(SKEW))) {
        return Optional.empty();
      }
      return Optional.of(
          new Caller(
              Long.parseLong(claims.getSubject()),
              Set.copyOf(claims.getStringListClaim("scp")),
              claims.getStringClaim("adr"),
              claims.getStringClaim("dev")));
    } catch (ParseException | JOSEException | NumberFormatException forged) {
      return Optional.empty();
    }
  }
}
