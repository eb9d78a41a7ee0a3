package io.tulou.bff.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks the keys a token may be signed with: only of the three algorithms the platform takes, and
 * only those of the issuer, whatever the token itself brings along.
 */
final class KeysOfTokens implements JWSKeySelector<SecurityContext> {
  private static final Set<JWSAlgorithm> TAKEN =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
  private static final int LONGEST_KEY_ID = 200;

  private static final Logger log = LoggerFactory.getLogger(KeysOfTokens.class);

  private final JWKSource<SecurityContext> source;

  KeysOfTokens(JWKSource<SecurityContext> source) {
    this.source = source;
  }

  @Override
  public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
      throws KeySourceException {
    var keyId = header.getKeyID();
    if (!TAKEN.contains(header.getAlgorithm())
        || (keyId != null && keyId.length() > LONGEST_KEY_ID)) {
      return List.of();
    }
    var keys = new ArrayList<Key>();
    for (var jwk : published(JWKMatcher.forJWSHeader(header), context)) {
      add(jwk, keys);
    }
    return keys;
  }

  /**
   * The keys that match. A key that is not published is no key; but where no keys are known at all,
   * because the issuer was away, nothing can be said about a token.
   */
  private List<JWK> published(JWKMatcher matcher, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return source.get(new JWKSelector(matcher), context);
    } catch (RateLimitReachedException notAgainYet) {
      source.get(new JWKSelector(new JWKMatcher.Builder().build()), context);
      return List.of();
    }
  }

  private static void add(JWK jwk, List<Key> keys) {
    try {
      if (jwk instanceof OctetKeyPair pair) {
        if (Curve.Ed25519.equals(pair.getCurve())) {
          keys.add(Ed25519Verifier.publicKey(pair));
        }
      } else if (jwk instanceof AsymmetricJWK asymmetric) {
        keys.add(asymmetric.toPublicKey());
      }
    } catch (JOSEException unusable) {
      log.debug("the published key {} is not usable", jwk.getKeyID(), unusable);
    }
  }
}
