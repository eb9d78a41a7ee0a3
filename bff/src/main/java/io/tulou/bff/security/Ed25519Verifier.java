package io.tulou.bff.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** EdDSA over Ed25519 (RFC 8037) by the JDK's own provider. */
final class Ed25519Verifier implements JWSVerifier {
  private static final int KEY_BYTES = 32;

  private final JCAContext context = new JCAContext();
  private final PublicKey key;

  Ed25519Verifier(PublicKey key) {
    this.key = key;
  }

  /** The key of a published pair: little-endian y, the highest bit says whether x is odd. */
  static PublicKey publicKey(OctetKeyPair pair) throws JOSEException {
    var bytes = pair.getX().decode();
    if (bytes.length != KEY_BYTES) {
      throw new JOSEException("an Ed25519 key has 32 bytes");
    }
    boolean isOdd = (bytes[KEY_BYTES - 1] & 0x80) != 0;
    bytes[KEY_BYTES - 1] &= 0x7f;
    var y = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      y[i] = bytes[KEY_BYTES - 1 - i];
    }
    try {
      var point = new EdECPoint(isOdd, new BigInteger(1, y));
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    } catch (GeneralSecurityException unusable) {
      throw new JOSEException("not an Ed25519 key", unusable);
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature.decode());
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new JOSEException("Ed25519 is part of every JDK", impossible);
    }
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return Set.of(JWSAlgorithm.EdDSA);
  }

  @Override
  public JCAContext getJCAContext() {
    return context;
  }
}
