package io.tulou.bff.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import java.security.Key;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GenuineSignaturesTest {
  private final Counting checked = new Counting();
  private final GenuineSignatures signatures = new GenuineSignatures(checked);
  private final ECKey key = key();

  @Test
  void aSignatureThatWasGenuineIsNotCheckedAgainEvenWithTheKeyReadAnew() throws Exception {
    var token = signed("member 7").serialize();

    assertThat(isGenuine(token, key)).isTrue();
    assertThat(isGenuine(token, ECKey.parse(key.toJSONObject()))).isTrue();

    assertThat(checked.times).hasValue(1);
  }

  @Test
  void aSignatureUnderOtherWordsOrByAnotherKeyIsRefusedHoweverOftenItComes() throws Exception {
    var token = signed("member 7");
    assertThat(isGenuine(token.serialize(), key)).isTrue();
    var words = signed("member 8").serialize().split("\\.");
    var forged = words[0] + "." + words[1] + "." + token.getSignature();

    for (int i = 0; i < 3; i++) {
      assertThat(isGenuine(forged, key)).isFalse();
      assertThat(isGenuine(token.serialize(), key())).isFalse();
    }
    assertThat(checked.times).hasValue(7);
  }

  private boolean isGenuine(String token, ECKey by) throws Exception {
    var parsed = JWSObject.parse(token);
    return parsed.verify(signatures.createJWSVerifier(parsed.getHeader(), by.toPublicKey()));
  }

  private JWSObject signed(String words) throws JOSEException {
    var token = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload(words));
    token.sign(new ECDSASigner(key));
    return token;
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The real verifiers, and how often they were wanted. */
  private static final class Counting implements JWSVerifierFactory {
    final AtomicInteger times = new AtomicInteger();
    private final Verifiers real = new Verifiers();

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
      times.incrementAndGet();
      return real.createJWSVerifier(header, key);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return real.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
      return real.getJCAContext();
    }
  }
}
