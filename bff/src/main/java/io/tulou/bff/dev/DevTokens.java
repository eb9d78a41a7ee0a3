package io.tulou.bff.dev;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tulou.bff.security.TokenProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs tokens for anybody, as the tokens of the issuer look. */
final class DevTokens {
  private final ECKey key;
  private final ECDSASigner signer;
  private final TokenProperties tokens;
  private final Duration life;
  private final Clock clock;

  DevTokens(ECKey key, TokenProperties tokens, Duration life, Clock clock) throws JOSEException {
    this.key = key;
    this.signer = new ECDSASigner(key);
    this.tokens = tokens;
    this.life = life;
    this.clock = clock;
  }

  String sign(long memberId, @Nullable String name, @Nullable String picture, Set<String> scopes) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(tokens.issuer())
            .audience(tokens.audience())
            .subject(Long.toString(memberId))
            .claim("name", name)
            .claim("picture", picture)
            .claim("scope", scopes.isEmpty() ? null : String.join(" ", scopes))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("ES256 with a valid key cannot fail", impossible);
    }
    return token.serialize();
  }
}
