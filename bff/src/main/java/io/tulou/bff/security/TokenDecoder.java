package io.tulou.bff.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Checks tokens: signed, by a key of the issuer, with an algorithm we take, saying what {@link
 * ClaimRules} asks. A token that asks for special treatment (critical headers) is refused.
 */
@Component
final class TokenDecoder implements JwtDecoder {
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  TokenDecoder(
      JWKSource<SecurityContext> keys,
      TokenProperties properties,
      Revocations revocations,
      Clock clock) {
    processor.setJWSKeySelector(new KeysOfTokens(keys));
    processor.setJWSVerifierFactory(new GenuineSignatures(new Verifiers()));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(new ClaimRules(properties, revocations, clock));
  }

  /**
   * The claims of a genuine token.
   *
   * @throws BadJwtException if the token is not to be believed
   * @throws JwtException if it cannot be checked now
   */
  @Override
  public Jwt decode(String text) {
    try {
      var token = SignedJWT.parse(text);
      refuseSpecial(token);
      return jwt(text, token, processor.process(token, null));
    } catch (KeySourceException away) {
      throw new JwtException("the issuer's keys cannot be had", away);
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException bad) {
      throw new BadJwtException("not a valid token", bad);
    }
  }

  /** What the library would take, in good faith, from issuers that are less strict than ours. */
  private static void refuseSpecial(SignedJWT token) {
    var header = token.getHeader();
    var claims = token.getPayload().toJSONObject();
    if (header.getCriticalParams() != null
        || !header.isBase64URLEncodePayload()
        || claims == null
        || !(claims.get("sub") instanceof String)) {
      throw new BadJwtException("critical headers and numbers as subjects are not taken");
    }
  }

  private static Jwt jwt(String text, SignedJWT token, JWTClaimsSet claims) {
    var values = new HashMap<String, Object>();
    values.put("sub", claims.getSubject());
    for (var name : new String[] {"name", "picture", "scope"}) {
      if (claims.getClaim(name) instanceof String value) {
        values.put(name, value);
      }
    }
    if (claims.getIssueTime() != null) {
      values.put("iat", claims.getIssueTime().toInstant());
    }
    return Jwt.withTokenValue(text)
        .header("alg", token.getHeader().getAlgorithm().getName())
        .claims(all -> all.putAll(values))
        .expiresAt(claims.getExpirationTime().toInstant())
        .build();
  }
}
