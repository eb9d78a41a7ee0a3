package io.tulou.bff.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;

/**
 * Remembers which signatures were genuine, since a member sends the same token with every request,
 * and checking one by elliptic curves costs more than all else about a token. What is remembered is
 * that these bytes are signed by this key, which stays true; whether the key is still the issuer's,
 * and all that the token says, is asked each time. Signatures that are not genuine are not
 * remembered.
 */
final class GenuineSignatures implements JWSVerifierFactory {
  private static final int MOST = 20_000;
  private static final Duration UNUSED = Duration.ofMinutes(10);

  private final JWSVerifierFactory verifiers;
  private final Cache<Signed, Boolean> genuine =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

  GenuineSignatures(JWSVerifierFactory verifiers) {
    this.verifiers = verifiers;
  }

  /**
   * A key and what it signed.
   *
   * @param digest of the signed bytes and the signature
   */
  private record Signed(Key key, ByteBuffer digest) {}

  @Override
  public JWSVerifier createJWSVerifier(JWSHeader header, Key key) {
    return new Remembering(key);
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return verifiers.supportedJWSAlgorithms();
  }

  @Override
  public JCAContext getJCAContext() {
    return verifiers.getJCAContext();
  }

  private final class Remembering implements JWSVerifier {
    private final Key key;

    Remembering(Key key) {
      this.key = key;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature)
        throws JOSEException {
      var what = new Signed(key, digest(signed, signature.decode()));
      if (genuine.getIfPresent(what) != null) {
        return true;
      }
      boolean isGenuine =
          verifiers.createJWSVerifier(header, key).verify(header, signed, signature);
      if (isGenuine) {
        genuine.put(what, true);
      }
      return isGenuine;
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return verifiers.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
      return verifiers.getJCAContext();
    }
  }

  /** The header, with the algorithm, is part of what is signed. */
  private static ByteBuffer digest(byte[] signed, byte[] signature) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(signed.length).flip());
      digest.update(signed);
      return ByteBuffer.wrap(digest.digest(signature));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
